namespace ConsultationIntake.Reading.Judgement;

/// <summary>
/// Words that keep the same company, by number: what is learned of "moped" holds for "motorbike". Found by the trainer among the word
/// vectors that the other models stand on; two sizes of family.
/// </summary>
/// <param name="Near">By the word's row: the small family it is of.</param>
/// <param name="Wide">The same for large families.</param>
internal sealed record WordFamilies(ushort[] Near, ushort[] Wide);
