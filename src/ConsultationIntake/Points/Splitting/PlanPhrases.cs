namespace ConsultationIntake.Points.Splitting;

/// <summary>How a document retells the draft plan, quotes it, and proposes words for it.</summary>
internal static class PlanPhrases
{
    /// <summary>Says what the plan holds rather than what to think of it.</summary>
    public static readonly PhraseSet Describes = new(
        """
        plan|strategy sets|set|contains|includes|identifies|outlines|has|lists|proposes|comprises|is out|five|six|four|three|seven|eight|a|the|number|following|based|structured|built
        plan|strategy sets|set out
        pcc|commissioner sets|has|identifies|proposes|wants|will|is|intends|plans|aims|said|states|outlines|commits|s set|five|six|four|three|the|a|to|work|committed|continue|also|look|ensure|seek|priorities|objectives|identified|proposed|hold|use|out
        pcc core functions
        performance measures|indicators
        priorities|objectives|aims|themes|measures are|in|within|as|set
        following|five|six|four|three|key objectives|priorities|aims|themes|outcomes|measures|ambitions|pillars
        plan covers|runs
        mae|bydd y|r cynllun|comisiynydd
        """);

    /// <summary>Begins a paragraph that retells the plan.</summary>
    public static readonly PhraseSet Retells = new(
        """
        the draft|proposed plan|strategy sets out
        the plan|strategy sets out
        the draft|proposed plan|strategy identifies|lists|contains|proposes|includes|has five|six|three|four|seven|eight|the
        the plan|strategy|commissioner|pcc identifies|lists|contains|proposes|includes|has five|six|three|four|seven|eight|the
        the pcc|commissioner sets|has set out
        """);

    /// <summary>Comes before words taken from the plan.</summary>
    public static readonly PhraseSet Quotes = new(
        """
        plan|draft|document|strategy|commissioner|pcc|objective|priority|page|section|foreword|paragraph|it states|says|reads|stated|claims|commits|promises|describes|currently|s|that
        states|says|reads|stating|stated that|as|on|in|under
        states|says|reads
        as follows
        quote|quoting|quoted|quotes
        commits|promises to|that
        """);

    /// <summary>Comes before words the respondent wants in the plan.</summary>
    public static readonly PhraseSet Proposes = new(
        """
        following|suggested|proposed|alternative|revised|amended|new|additional wording|text|words|paragraph|sentence|bullet|form|line|clause|objective|amendment|statement|measure|commitment
        to read
        should|could|might|would read|say|state|include|be|instead replaced|amended|reworded|changed|added|read|the
        amend|amended|change|changed|reword|reworded|replace|replaced|rephrase|rephrased|revise|revised|insert|inserted|add|adding|inserting|replacing|amending
        we|i|council|panel suggest|propose|recommend|suggests|proposes|recommends|offer the|this|wording|that|adding|replacing|it
        wording
        geiriad
        """);
}
