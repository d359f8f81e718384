namespace ConsultationIntake.Themes.Offline;

/// <summary>What a theme's three log-odds and nothing at all count for.</summary>
/// <param name="Threshold">The confidence from which the theme is given: where its F1 is best, and lower the harder it is to tell.</param>
internal sealed record BlendWeights(double Network, double Pairs, double Vocabulary, double Offset, double Threshold);
