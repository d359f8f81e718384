using ConsultationIntake.Points;

namespace ConsultationIntake.Cli.Training;

/// <summary>A point to learn from.</summary>
/// <param name="Writer">Who wrote it; null for those whose words are never measured.</param>
/// <param name="Language"><c>en</c>, <c>cy</c> or <c>mixed</c>.</param>
/// <param name="Answers">To each question of the model 1 for yes, -1 for no, 0 where nobody said.</param>
/// <param name="Clues">Its clues by number, each once, and what each counts for.</param>
internal sealed record Lesson(PointText Point, string? Writer, string Language, sbyte[] Answers, (int[] Numbers, float[] Values) Clues);
