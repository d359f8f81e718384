namespace ConsultationIntake.Themes.Offline;

/// <summary>What each reader says of one theme: the network's log-odds, those of words and pairs, and the vocabulary's evidence.</summary>
internal readonly record struct ThemeScores(double Network, double Pairs, double Vocabulary);
