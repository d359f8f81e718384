namespace ConsultationIntake.Points.Splitting;

/// <summary>How a sentence shows that it begins another matter, or goes on with the one before.</summary>
internal static class CuePhrases
{
    /// <summary>Another matter, whatever it is about.</summary>
    public static readonly PhraseSet Strong = new(
        """
        firstly|secondly|thirdly|fourthly|fifthly|lastly
        finally
        separately
        another|one|a|the|my|our other|further|separate|second|third|final|last|next|additional thing|point|issue|concern|matter|problem|comment|request|suggestion|area|question|worry|ask|bugbear
        our|my second|third|final|last|other|next|further thing|point|issue|concern|matter|comment|request|suggestion|question|worry
        another|one thing|issue|point|concern|problem|matter|question|suggestion|worry|bugbear
        one more thing|point|issue
        a|one further|final|last|separate|different|other thing|issue|point|concern|matter|request|comment|question
        on another|a note|subject|topic|matter|separate|different|related
        on the subject|question|issue|matter|topic of
        with|in regard|regards|respect|relation|reference|terms to|of
        as regards
        regarding|concerning
        turning to
        moving on
        as for
        as well as that
        ps
        p s
        yn ail|drydydd|olaf|ogystal
        peth arall
        pwynt arall
        o ran
        """);

    /// <summary>Another matter where a comma follows: "Second, …".</summary>
    public static readonly PhraseSet Ordinal = new("first|second|third|fourth|fifth|last|next");

    /// <summary>Said before a cue without changing it: "oh and another thing".</summary>
    public static readonly PhraseSet Opener = new("and|oh|but|so|well|anyway|ok|right|then|also|yes");

    /// <summary>Another matter when it shares no words with the one before.</summary>
    public static readonly PhraseSet Weak = new(
        """
        also
        additionally
        furthermore
        moreover
        in addition
        besides
        similarly
        equally
        alongside this
        we|i|members|the also|additionally|further
        we|i would|do|are|am|d|ve also
        the council|committee|panel|board|plan|association|commissioner also|would|is also
        it would also
        there is|are|should also
        could|can|will|please you|we|the|also also
        please also
        hefyd
        at hynny
        """);

    /// <summary>Goes on with what was said.</summary>
    public static readonly PhraseSet Anaphor = new(
        """
        this|these|those|it|they|he|she|him|her|his|their|them|its|such|that|thats
        for example|instance|us|me|this|these
        as a|such|it|they|this|these|you|well
        e g
        eg|ie
        therefore|thus|hence|consequently|however|but|and|so|because|otherwise|indeed|instead|yet|then|still|nevertheless|nonetheless|although|though|while|whilst|or|nor|plus|which|who
        in particular|doing|practice|fact|turn|other|short|this|these|that|our|such|reality|both
        particularly|especially|specifically|including|similarly|likewise|accordingly|sadly|unfortunately|obviously|clearly|hopefully|perhaps|maybe
        to do|this|these|be|that
        by|without|with|under|given|despite|from|after|before|until|since|unless|if|when|where|once|like|at|of|on this|these|that|those|doing|it|them|such|then
        if|when|where|once|until|unless|after|before|since
        not only
        of course|those|these|this
        one|some|many|most|both|each|neither|none|all of
        both
        the|our same|result|latter|former|rest
        there|here
        yes|no|again|even|just|only
        what|why|how is|are|was|about|more|then|else|does
        mae|roedd hyn|hynny
        felly|ond|a|ac|er|mae
        """);

    /// <summary>Points back from inside a sentence: "everyone should get it too".</summary>
    public static readonly PhraseSet BackReference = new("it|this|them|these|those|same|such|him|her");

    /// <summary>Begins a paragraph that only goes on with the one before.</summary>
    public static readonly PhraseSet Continues = new(
        """
        this|these|those|they|he|she|such|his|her|their
        it also|has|had|does|did|means|makes
        for example|instance|this|these
        as a result|consequence
        therefore|thus|hence|consequently|indeed|particularly|especially|specifically
        in particular|practice|fact|doing|short
        without|despite this|these|it|them
        by doing
        then he|she|it|they|we|i|the|when|on|after
        mae hyn|hynny
        """);

    /// <summary>The writer speaking for themselves.</summary>
    public static readonly PhraseSet Self = new("we|i|our|my|the council|members|rydym|hoffem\nwe|i\nour|my\nrydym|hoffem|rwyf|hoffwn");

    /// <summary>Goes on with a story, so that "also" before it changes nothing.</summary>
    public static readonly PhraseSet Narrative = new(
        """
        he|she|they|it|his|her|their|him|them|then|this|that|these
        had|was|were|got|went|came|said|told|shouted|threw
        """);

    /// <summary>Words that tell nothing about the matter a sentence is about.</summary>
    public static readonly PhraseSet Empty = new(
        """
        the|a|an|of|to|in|and|or|for|on|with|by|at|from|as|is|are|was|were|be|been|being|it|its|this|that|these|those|there|their|they|them|we|us|our|i|my|me|you|your|he|she|his|her
        should|would|could|will|can|must|may|might|shall|do|does|did|have|has|had|need|needs|needed|want|like|ask|asks|please|make|made|give|given|get|put|set|more|less|better|also|not|no|any|some|all|each|every|other|than|then|so|such|how|what|when|where|who|which|why|if|but|because|about|into|up|out|over|only|just|very|too|much|many|new|own|between|through|during|while|both|same|well|way
        plan|draft|police|policing|crime|crimes|commissioner|pcc|council|force|constabulary|officers|officer|area|areas|local|people|county|objective|objectives|priority|priorities|consultation|include|included|including|consider|ensure|support|welcome|believe|feel|think|suggest|recommend|urge|request|see|say|says|said|know|take|use|work|working|s|t|d|m|ll|re|ve
        """);
}
