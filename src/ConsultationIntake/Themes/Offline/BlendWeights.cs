namespace ConsultationIntake.Themes.Offline;

/// <summary>What a theme's three log-odds and nothing at all count for.</summary>
internal sealed record BlendWeights(double Network, double Pairs, double Vocabulary, double Offset);
