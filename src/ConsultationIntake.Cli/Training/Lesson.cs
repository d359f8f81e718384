using ConsultationIntake.Points;

namespace ConsultationIntake.Cli.Training;

/// <summary>A point to learn from.</summary>
/// <param name="Writer">Who wrote it; null for those whose words are never measured.</param>
/// <param name="Language"><c>en</c>, <c>cy</c> or <c>mixed</c>.</param>
/// <param name="Answers">To each question of the model 1 for yes, -1 for no, 0 where nobody said.</param>
/// <param name="Clues">Its clues by number, each once, and what each counts for.</param>
/// <param name="OwnClues">Those of its own words.</param>
internal sealed record Lesson(
    PointText Point,
    string? Writer,
    string Language,
    sbyte[] Answers,
    (int[] Numbers, float[] Values) Clues,
    (int[] Numbers, float[] Values) OwnClues
)
{
    /// <summary>Whose question it was put under, where it was not written for it: it is taught and never measured.</summary>
    public string? Asker { get; init; }

    /// <summary>Whether it answers a question with nothing, so that no theme is given it.</summary>
    public bool SaysNothing { get; init; }

    /// <summary>Whether a model that is to read this writer's points may learn from it.</summary>
    public bool IsApartFrom(string writer) => Writer != writer && Asker != writer;
}
