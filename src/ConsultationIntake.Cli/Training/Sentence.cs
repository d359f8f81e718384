namespace ConsultationIntake.Cli.Training;

/// <summary>
/// A text to learn from, the file it stands in, and for each question of its <see cref="SentenceFiles"/> whether the answer is yes.
/// </summary>
internal sealed record Sentence(string Text, string File, bool[] Answers);
