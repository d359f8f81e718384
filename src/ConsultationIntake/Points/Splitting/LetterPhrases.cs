namespace ConsultationIntake.Points.Splitting;

/// <summary>What letters and emails say besides their points.</summary>
internal static class LetterPhrases
{
    public static readonly PhraseSet Salutation = new(
        """
        dear|annwyl
        hello|hi|hiya|hey|helo|shwmae
        to whom
        good morning|afternoon|evening
        bore|prynhawn da
        sir|madam
        """);

    public static readonly PhraseSet SignOff = new(
        """
        yours|your sincerely|faithfully|truly|respectfully|sincerly|faithfuly
        yours
        kind|kindest|best|warm|warmest|with|many|good regards|wishes|kind|best|thanks|good|every
        regards|cheers|sincerely|thanks|thankyou|ta
        thank you
        many thanks
        all the best
        sent from my
        yn gywir|ddiffuant|gwir
        yr eiddoch
        cofion
        gyda diolch|chofion
        dymuniadau gorau
        signed
        """);

    /// <summary>A sentence that begins so is manners or housekeeping.</summary>
    public static readonly PhraseSet Courtesy = new(
        """
        thank|thanks|thankyou you|for for|the giving|the|your|consulting|inviting|sending|asking|taking|reading|listening|considering|sharing|providing|writing|opportunity|invitation
        thank you|everyone|all for the|your|giving|consulting|inviting|sending|asking|taking|reading|listening|considering|sharing|providing|writing|opportunity
        thank you in|again|very|for
        thanks again|in|very
        many thanks
        i|we am|are grateful|pleased|happy|delighted for|to|that have|the|be|your|you|submit|respond|provide
        i|we am|are writing|responding|submitting|emailing|contacting in|on|with|to|as|this|our response|behalf|regard|reference|respond|submit|provide|give|set|chair|comment|share|contribute|set
        i|we write as
        i|we write in|on|to|with|as response|behalf|respond|submit|reference|regard|chair|comment
        further to your|the|our
        following your|the|our
        with reference to your|the
        in response to your|the consultation|letter|email|invitation|draft|request
        please find
        please treat|accept|take|regard|consider this|the|these|our as
        please treat|accept this
        please see|refer attached|below|our|to
        i|we attach|enclose|append
        attached|enclosed|below|set is|are|please|find|out
        we|i|council|committee|panel|board|trust|members|partnership welcome|welcomes|welcomed|appreciate|appreciates|value|values the|this|being opportunity|chance|invitation|invited|consulted
        the council|panel|committee|board|trust|partnership is|are grateful|pleased
        this|the|our|my following|is|letter|response|submission|document|paper|note|email|reply|comments|views is|are|sets|set|has|constitutes|forms|was|represents|the|a|our|follows|response|on|in|have
        it|they is|has|was|have been agreed|been|approved|endorsed by|agreed
        our|my|these|the comments|views|response|observations|answers|points are|is|follow|follows|have|has been|set|below|as|structured|agreed|follows|grouped|ordered|numbered
        i|we hope|trust|trusts this|these|our|my comments|views|points|observations|response|thoughts|suggestions
        i|we hope|trust|trusts this|these|it|they is|are|helps|assists|prove|proves of|helpful|useful|clear
        i|we hope|trust|trusts that this|these|our|my|the comments|views|points|observations|response|is|are|above|thoughts
        i|we hope|trust|trusts this|these|it|they will be helpful|useful|of|taken
        i|we hope|trust|trusts you find|agree
        i|we hope|trust|trusts that you find|agree
        i|we hope|trust|trusts you will find|take|give|be
        i|we hope|trust|trusts that you will find|take|give|be
        please do|don|feel|let not|t|free|me|us|know
        please contact
        if|should you have|require|need|wish|would|want|d|like any|further|to|more|like
        we|i would be|welcome|very happy|pleased|glad|delighted|the to|opportunity discuss|meet|talk|provide|to|share
        we|i look|looks forward to
        we|i remain
        happy to discuss|talk|meet
        i|we can be contacted
        you can contact
        for further|more information|details contact|please|about|on|see
        a copy of this
        this email|message and|is|may
        yours
        note|notes
        apologies for
        sorry for|about the|this|any|going|rambling|ranting|such|all|how
        sorry it|this|if
        hope this|that|it|these|they is|are|was|helps|help|makes|make|finds|reaches
        any questions|queries
        please see|find below|attached|our|my
        diolch am|i|yn|o
        diolch
        edrychaf|edrychwn ymlaen
        peidiwch ag
        ysgrifennaf|ysgrifennwn
        rydym|rwyf|rwy yn|n ysgrifennu|ymateb|falch|ddiolchgar
        amgaeaf|atodaf|amgaeir
        croesawn|croesawaf y cyfle
        """);

    /// <summary>Manners wherever they stand near the start: "Stanbridge City Council is pleased to respond".</summary>
    public static readonly PhraseSet Manners = new(
        """
        pleased|grateful|glad|happy|delighted to respond|submit|comment|have|provide|contribute|take|be
        pleased|grateful|glad|happy|delighted for the opportunity|chance
        welcome|welcomes|welcomed|appreciates|appreciate the|this|being|your opportunity|chance|invitation|consultation|invited|consulted|email|letter
        look|looks|looking forward to
        would like to invite
        would like to thank your|all
        invite|invites you|the commissioner|to|pcc to
        would like to thank you|the|everyone for|commissioner for|panel|office
        """);

    /// <summary>Housekeeping, whatever else the sentence says.</summary>
    public static readonly PhraseSet Housekeeping = new(
        """
        acknowledge|confirm receipt
        confirmation of receipt
        please contact|telephone|ring|email
        do not hesitate
        response|letter|submission|reply be read|considered|treated
        should you wish|require|need|want|have
        """);

    /// <summary>A sentence about the reply itself, not a view passed on.</summary>
    public static readonly PhraseSet OfThisReply = new("this|our|the response|letter|submission|reply|paper be|is");

    /// <summary>A letter's title: "Draft Police and Crime Plan: response of Westmere City Council".</summary>
    public static readonly PhraseSet Title = new("response|reply|submission|comments|observations|ymateb of|from|by|on behalf|gan");

    /// <summary>How people say who they are and how they came to write, before they come to the point.</summary>
    public static readonly PhraseSet Opening = new(
        """
        i|we read|saw|heard|noticed|received|got about|of|the|your|a|in|that
        i|we have read|seen|looked|received
        i|we ve read|seen|looked
        saw|seen|read|spotted|noticed|got|heard the|your|a|this|about
        my name is
        i am|m a|an|the|retired|now|over|nearly|aged|chair|secretary|clerk|60|65|70|71|72|73|74|75|76|77|78|79|80|81|82|83|84|85|86|87|88|89|90
        i|we live|work|volunteer|run in|at|on|near|as|for|a|the|with
        i|we have lived|worked|run|volunteered
        i|we ve lived|worked|run|volunteered
        """);

    /// <summary>How an organisation says whom it asked before it wrote.</summary>
    public static readonly PhraseSet Asked = new("we|i asked|surveyed|consulted|interviewed|spoke|met|held|ran|invited");

    public static readonly PhraseSet AskedWhom = new(
        "people|members|women|users|survivors|residents|tenants|partners|staff|groups|workshop|workshops|meetings|survey|focus|tenants|traders|households|pupils|students|volunteers");

    /// <summary>Words that keep a sentence from being manners alone, though it begins so.</summary>
    public static readonly PhraseSet Substance = new(
        """
        concern|concerns|concerned|complain|object|objection|oppose|opposed|disappointed|disappointing|however|but|although|worried
        urge|recommend|suggest|request|should|must
        support|supports|supportive|welcome the
        because
        pryder|pryderon|gwrthwynebu|ond
        """);

    /// <summary>An organisation saying who it is.</summary>
    public static readonly PhraseSet AboutUs = new(
        """
        we|i are|am a|an|the|one charity|registered|independent|national|local|membership|voluntary|small|specialist|network|umbrella|parish|resident|member|leading|largest|umbrella|community|coalition|user|county|retired|regional
        is|are a|an|the|one registered|independent|national|local|membership|voluntary|specialist|umbrella|leading|small|county|regional charity|membership|organisation|network|group|body|association|voice|umbrella|registered|wide|coalition
        is a charity|network|coalition|partnership|federation|group
        registered charity
        charity number|no|registration
        founded|established|formed in
        our members|membership include|includes|comprise|are|range|ranges
        we represent|support|work|provide|deliver|run|employ|have _ _ people|members|organisations|groups|households|parishes|residents|women|families|victims
        we represent|employ|serve|run|operate
        last year we supported|helped
        brings together
        made up of
        has|have _ members|councillors|branches|volunteers|schemes|tenants|homes|staff|employees|residents|customers
        has|have _ _ members|tenants|homes|staff|employees|residents|customers|volunteers
        serves a|the|over|around|some
        population of
        represents|representing more|over|some|around|all|the _ members|people|organisations|parishes|town
        we have been|existed supporting|working|providing|campaigning
        """);

    /// <summary>Says that comments follow.</summary>
    public static readonly PhraseSet Announces = new(
        """
        here is|are|s my|our|some|a
        two penn|pence|cents
        drafting|detailed|general|specific|some|few|brief comments|points|suggestions|thoughts only|below|follow|in|on|from
        comments|points|views|thoughts|response below|follow|follows|only
        set out|down below
        has|have|had|make|makes|offers|offer the following comments|observations|points|views|remarks
        quick|just|only one|question|note|point|comment|query
        comments|points|views|thoughts|response|observations as follows
        this|that is|was what|how|all
        dyma ein|fy|rai
        """);

    /// <summary>A body saying how its reply came about, or what the consultation is.</summary>
    public static readonly PhraseSet Process = new(
        """
        closing date
        consultation|deadline closes|runs|ran|closed|period|process|is|on began|opened|runs|closes|required|until|from
        response|reply|comments|views was|were|has|have|is been|agreed|approved|prepared|informed|endorsed|considered|drawn|subject|based by|agreed|approved|at|together|to|prepared|on|considered|compiled
        considered|discussed|scrutinised the|this|your draft|proposed|police plan|police|and
        considered|discussed|scrutinised the|this|your plan|report|document|consultation
        considered|discussed|scrutinised at|by its|our|a|the
        talked about the|your plan|draft|consultation
        looked at|through the|your plan|draft|consultation
        met to consider|discuss|review
        met on|in|at _ _ to consider|discuss|review
        meeting to consider|discuss|review
        considered|discussed|presented|reported at|to|by its|the|a meeting|committee|panel|cabinet|board|council|members
        considered a report
        trafodwyd|ystyriwyd y|r|yr|gan
        received a report|presentation|briefing
        we consulted|surveyed|asked|held|spoke
        subject to ratification|approval|agreement|confirmation
        yet to be ratified|approved
        dyddiad cau
        """);

    /// <summary>Begins a question to which "no" is an answer.</summary>
    public static readonly PhraseSet YesOrNo = new("do|does|is|are|should|would|have|has|will|ydych|a you|we|the|this|there|these|our|chi|ydych");

    /// <summary>A question that asks for nothing in particular.</summary>
    public static readonly PhraseSet AnythingElse = new("anything|any|other|further|else|comments|unrhyw|rhywbeth|arall|sylwadau");

    /// <summary>What an answer that says nothing begins with, and the words it may go on with.</summary>
    public static readonly PhraseSet Nothing = new("no|none|nope|nothing|nil|na|nowt|n|dim|nac|nah");

    public static readonly PhraseSet NothingMore = new(
        "no|none|nope|nothing|nil|na|nowt|n|a|dim|nac|oes|nah|further|other|comment|comments|to|add|at|all|this|time|i|have|thanks|thank|you|else|more|really|not|applicable|the|moment|say|diolch|byd|sylwadau|pellach");
}
