namespace ConsultationIntake.Consultations;

/// <summary>A question of the form.</summary>
public sealed record Question
{
    /// <summary>A short name, in the form of a slug, that API clients send and that stays when the wording changes.</summary>
    public required string Id { get; init; }
    public required LocalisedText Text { get; init; }
    public LocalisedText? Hint { get; init; }
    public QuestionKind Kind { get; init; } = QuestionKind.FreeText;
    public bool Required { get; init; }

    /// <summary>
    /// What can be chosen, for <see cref="QuestionKind.ChooseOne"/>, <see cref="QuestionKind.ChooseMany"/> and
    /// <see cref="QuestionKind.Scale"/>.
    /// </summary>
    public IReadOnlyList<LocalisedText> Options { get; init; } = [];

    /// <summary>The code of the theme it is asked about, or null.</summary>
    public string? Theme { get; init; }

    /// <summary>The heading in <c>plan.md</c> whose text is shown beside the question, or null.</summary>
    public string? PlanSection { get; init; }
}
