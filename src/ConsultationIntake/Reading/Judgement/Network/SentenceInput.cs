namespace ConsultationIntake.Reading.Judgement.Network;

/// <summary>A word by its rows in the network's tables (0: none there) and by its number among the words with vectors (-1: none).</summary>
internal readonly record struct WordInput(int Stem, int Form, int Meaning);

/// <summary>What the network is given of a sentence.</summary>
/// <param name="Words">Its first words in order. See <see cref="NetworkVocabulary"/>.</param>
/// <param name="Clues">The rows of its clues of place and look.</param>
/// <param name="Contexts">The words of its heading, of the sentence that introduces its list and of its column's title.</param>
internal sealed record SentenceInput(WordInput[] Words, int[] Clues, WordInput[][] Contexts);
