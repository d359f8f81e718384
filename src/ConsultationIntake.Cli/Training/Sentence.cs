namespace ConsultationIntake.Cli.Training;

/// <summary>A text to learn from, the file it stands in, and for each theme of <see cref="SentenceFiles.Codes"/> whether it is about it.</summary>
internal sealed record Sentence(string Text, string File, bool[] Themes);
