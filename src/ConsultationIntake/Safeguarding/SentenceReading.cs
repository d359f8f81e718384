namespace ConsultationIntake.Safeguarding;

/// <summary>Whether a sentence speaks of somebody or of policy.</summary>
internal readonly ref struct SentenceReading
{
    public SentenceReading(ReadOnlySpan<string> words, bool spokeOfFamily)
    {
        IsPolicy = SafeguardingPhrases.Policy.AnyIn(words);
        SpeaksOfFamily = SafeguardingPhrases.Family.AnyIn(words);
        var isFirstHand = SpeaksOfFamily || SafeguardingPhrases.FirstHand.AnyIn(words);
        IsOfSomebody = isFirstHand || (!IsPolicy && (spokeOfFamily || SafeguardingPhrases.Somebody.AnyIn(words)));
    }

    /// <summary>It asks for, welcomes, counts or reports something, as a body or a citizen does about everybody.</summary>
    public bool IsPolicy { get; }

    /// <summary>It speaks of the writer's own family, which the next sentence may go on about without saying so.</summary>
    public bool SpeaksOfFamily { get; }

    /// <summary>It speaks of the writer or theirs, or, where it is not policy, of one person or place.</summary>
    public bool IsOfSomebody { get; }
}
