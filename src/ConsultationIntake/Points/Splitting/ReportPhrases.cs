namespace ConsultationIntake.Points.Splitting;

/// <summary>What committee papers are made of.</summary>
internal static class ReportPhrases
{
    /// <summary>Nobody but a committee report says so.</summary>
    public static readonly PhraseSet Certain = new(
        """
        report to
        report of|by the|strategic|director|head|chief|corporate|assistant|executive
        reporting officer
        purpose of the|this report
        the|this purpose|report of|provides|sets|informs|updates|seeks|summarises|outlines|asks this|an|the|out|members|on|to
        minutes of
        notes of the|a meeting
        agenda item
        agenda
        progress|performance|update|monitoring|quarterly|annual report
        members are asked|recommended|requested|invited to
        that members|cabinet note
        that the report be|is noted
        """);

    /// <summary>How minutes record what was decided.</summary>
    public static readonly PhraseSet Decision = new("resolved\nagreed that\nrecommended that the\nit was resolved|agreed");

    public static readonly PhraseSet DecisionToAsk = new("be|to asked|ask|requested|request|urged|urge|recommended|recommend|called|press");

    /// <summary>Usual in committee reports, possible elsewhere.</summary>
    public static readonly PhraseSet Likely = new(
        """
        wards|ward affected|wide|s|all
        portfolio
        background papers
        list of background
        financial|legal|policy|other|resource|equality|equalities|risk|staffing|human|environmental|community implications|analysis|issues|impact|and
        implications
        recommendation|recommendations
        date of meeting|committee|decision|report
        apologies for absence
        declarations of
        officer to contact
        contact|report|lead|author officer|author|details
        key decision
        risk analysis
        not applicable
        executive summary
        appendices
        resolved
        """);

    public static readonly PhraseSet AdministrativeHeading = new(
        """
        purpose
        recommendation|recommendations|argymhellion
        background
        introduction|cefndir|cyflwyniad
        consultation process|timetable|arrangements
        timetable|timescales
        next steps
        risk analysis
        resolved|decision
        key decision
        reasons for
        alternative|other options
        """);

    public static readonly PhraseSet AsideHeading = new(
        """
        officer to contact
        contact|contacts
        report|lead author|officer|authors|contact
        appendices|attachments
        ward|wards
        about us|you|the|this|our
        who we are
        what we do
        attendance|present|apologies|declarations
        minutes of
        background papers|documents
        list of background|papers
        glossary|methodology|definitions|contents|references
        distribution
        amdanom ni
        cyswllt
        """);

    public static readonly PhraseSet Recommendations = new("recommendation|recommendations|argymhellion");

    public static readonly PhraseSet Summary = new("summary|overview of the|draft\nplan summary|overview");

    public static readonly PhraseSet ImplicationsHeading = new(
        """
        implications|implication
        equality|equalities and|impact|duty|implications|diversity|issues|considerations
        risk|risks
        legal|financial|finance|resources|staffing|sustainability|climate|environmental|human|value|carbon|procurement|property|ict
        section 17
        crime and disorder act|implications
        corporate priorities|objectives
        data protection
        """);

    public static readonly PhraseSet ViewsHeading = new(
        """
        response|responses|comments|comment|concerns|observations|views|feedback|asks|submission|amendments|ymateb|sylwadau
        issues raised|identified
        key|main points|issues|messages|asks|concerns
        suggested|proposed changes|amendments|wording
        """);

    public static readonly PhraseSet PlanHeading = new(
        """
        performance measures|indicators
        summary of the|draft
        overview of the|draft
        plan summary|overview
        """);

    /// <summary>The plan's name or a part of it: the plan retold only where what follows retells it.</summary>
    public static readonly PhraseSet PlanName = new(
        """
        objective|priority|theme|aim|pillar|goal one|two|three|four|five|six|seven|1|2|3|4|5|6|7|8|9
        draft plan|police|strategy
        plan priorities|objectives
        commissioner|pcc priorities|objectives|s
        key priorities|objectives
        """);

    /// <summary>An implication that says there is none.</summary>
    public static readonly PhraseSet NoImplication = new(
        """
        not applicable
        no direct|specific|additional|significant|immediate|further|other|adverse|financial|legal|equality|equalities|implications|implication|known|such|impact|impacts
        none
        there are|is no|none
        n a
        may be subject to
        will be subject to
        """);

    public static readonly PhraseSet Impact = new(
        """
        will|would|could|may|directly impact|impacts|affect|tackle|contribute|influence|positively|negatively|adversely|help|support|influences|supports|benefit
        will|would|could|may have a|an|adverse|negative|positive|disproportionate|significant effect|impact|adverse|negative|positive|disproportionate|significant
        impact|impacts on
        influenced by
        key objectives within
        """);
}
