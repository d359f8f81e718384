namespace ConsultationIntake.Points.Splitting;

/// <summary>How officers write what became of a point.</summary>
internal static class VerdictPhrases
{
    public static readonly PhraseSet Start = new(
        """
        no|little|some|direct|limited mention|reference|references|direct|specific|change|action|further|explicit mention|made|in|to|required|proposed|within|of|reference
        no mention|change|action
        some|limited references|reference|mention
        not mentioned|addressed|included|covered|accepted|agreed|in|referred|within
        issue|issues|point|points|comment|comments|this|concern|matter|suggestion|request not|has|have|is|are|was|were|noted|will|accepted|agreed|addressed|partially|now|partly mentioned|addressed|been|now|noted|accepted|not|be|agreed|covered|included|partially|dealt|taken|reflected|incorporated|considered|actioned
        issue|comment|point|suggestion|amendment noted|agreed|accepted|rejected|addressed
        whilst|while|although this|the issue|point|is|concern|matter|suggestion
        whilst|while|although this is|has|was
        see response|answer|above|comment|comments|also|our|reply|point|item
        see|as|refer to response|above|answer|per|for|to|previous|point
        as above|before|per
        there|this is|are|has|have|was|been now|greater|improved|an|more|some|increased|stronger|no|been|a|already|also|addressed|included|reflected emphasis|improved|assessment|reference|mention|been|section|new|greater|direct|clear|stronger|further|additional|in|within
        there is greater|improved|more|stronger|now|no|some
        the phrase|wording|sentence|paragraph|reference|section|text|target has|was|is|will now|been|have|be
        noted|agreed|accepted|rejected|declined|addressed|included|incorporated|actioned|amended|partially|partly|covered
        will be|consider addressed|considered|included|amended|incorporated|reflected|dealt|picked
        now included|addressed|reflected|covered
        dealt with
        addressed in|elsewhere|through
        included in|at|within|on
        no further action
        out of scope
        outside the|of
        a separate
        nodwyd|derbyniwyd|cytunwyd|gwrthodwyd
        gweler
        """);

    /// <summary>The plan as it now stands, answering a point about the draft before it.</summary>
    public static readonly PhraseSet NewPlan = new(
        """
        the new|current|revised|final|updated|reissued|amended|latest|published plan|version|draft|document does|now|has|includes|covers|contains|sets|will|is|makes
        the plan now|has|already|does
        plan identifies|now|already|includes|covers|amended
        the pcc|commissioner states|has|since|s|will|said|considers|agrees|notes|accepts
        """);

    /// <summary>What the minutes say of a reply given in the meeting.</summary>
    public static readonly PhraseSet Replied = new("said|replied|responded|explained|advised|confirmed|stated|answered|undertook|clarified|assured|reported|informed|agreed");

    /// <summary>Who replies in a meeting.</summary>
    public static readonly PhraseSet Replier = new("commissioner|officer|officers|manager|director|constable|superintendent|inspector|pcc|lead|chief|secretary|head|representative");

    /// <summary>Announces an answer by name, before a colon or a dash. A partner's own "Response:" is not one.</summary>
    public static readonly PhraseSet Announces = new(
        """
        officer|officers|opcc|pcc|commissioner|commissioners|pfcc|staff|directorate response|comment|comments|reply|answer|view|note|assessment|verdict|feedback
        officer|officers|commissioner|pcc s response|comment|comments|reply|answer|note|view
        office of the commissioner
        response|comment|reply from|by the|opcc commissioner|pcc|office|opcc
        response|comment|reply from|by the opcc|commissioner|pcc
        action taken
        verdict
        ymateb y|r comisiynydd|swyddfa|swyddog
        ymateb y|r
        """);
}
