namespace ConsultationIntake.Reading.Learned;

/// <summary>
/// What each reader says to one question: the network's log-odds, those of words and pairs, and the evidence of listed words.
/// </summary>
internal readonly record struct Scores(double Network, double Pairs, double Listed);
