using System.Runtime.InteropServices;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>Why a sentence was judged as it was, in the words of whoever reads the letter: what weighed most among its clues.</summary>
/// <param name="text">The text that the sentences are of.</param>
/// <param name="weights">What was learned of clues.</param>
internal sealed class Weighing(string text, ChainWeights weights)
{
    private readonly Dictionary<int, int> credit = [];

    /// <summary>The one or two clues that spoke most for a label against the labels of the other side, as staff read it.</summary>
    /// <param name="clues">The clues of the sentence that have weights.</param>
    /// <param name="words">The words of the sentence.</param>
    public string For(Label label, KnownClue[] clues, UnitWords words)
    {
        credit.Clear();
        foreach (var clue in clues)
        {
            var row = weights.At(clue.Row);
            var best = int.MinValue;
            foreach (var other in label.IsPoint ? row[Label.OfPoints..] : row[..Label.OfPoints])
                best = Math.Max(best, other);
            // By kind, then by word: whichever comes first is shown where two weigh the same.
            var key = ((int)clue.Kind << 16) | (Math.Max(clue.Word, -1) + 1);
            CollectionsMarshal.GetValueRefOrAddDefault(credit, key, out _) += row[label.Number] - best;
        }

        var (most, next) = ((Key: 0, Value: 0), (Key: 0, Value: 0));
        foreach (var (key, value) in credit)
        {
            if (Outweighs(key, value, most))
                (most, next) = ((key, value), most);
            else if (Outweighs(key, value, next))
                next = (key, value);
        }

        if (most.Value == 0)
            return "the whole";
        var first = Shown(words, (ClueKind)(most.Key >> 16), (most.Key & 0xFFFF) - 1);
        if (next.Value == 0)
            return first;
        var second = Shown(words, (ClueKind)(next.Key >> 16), (next.Key & 0xFFFF) - 1);
        return second == first ? first : $"{first}, {second}";

        static bool Outweighs(int key, int value, (int Key, int Value) other) =>
            value > other.Value || (value == other.Value && value > 0 && key < other.Key);
    }

    private string Shown(UnitWords words, ClueKind kind, int word) =>
        kind switch
        {
            ClueKind.Word or ClueKind.Near or ClueKind.Wide => $"“{words.At(word).Span.Of(text)}”",
            ClueKind.Pair or ClueKind.NearPair => $"“{words.At(word - 1).Span.Of(text)} {words.At(word).Span.Of(text)}”",
            ClueKind.Always => "what is usual",
            ClueKind.Forms => "how it is put",
            ClueKind.OpeningForms
            or ClueKind.FirstWord
            or ClueKind.FirstTwo
            or ClueKind.FirstThree
            or ClueKind.FirstWordInShape
            or ClueKind.FirstWordInPart => "how it begins",
            ClueKind.LastWord or ClueKind.Ending => "how it ends",
            ClueKind.WordBefore
            or ClueKind.FirstBefore
            or ClueKind.LastBefore
            or ClueKind.LengthBefore
            or ClueKind.EndingBefore
            or ClueKind.Shared
            or ClueKind.FormsBefore
            or ClueKind.NearBefore
            or ClueKind.Likeness
            or ClueKind.Drift
            or ClueKind.DriftFromBlock => "what stands before it",
            ClueKind.WordAfter or ClueKind.FirstAfter or ClueKind.Leaning => "what stands after it",
            ClueKind.HeadingWord or ClueKind.Heading or ClueKind.HeadingNear => "the heading above it",
            ClueKind.TitleWord => "the title of the text",
            ClueKind.LeadInWord => "what introduces its list",
            ClueKind.ColumnTitle or ClueKind.Column or ClueKind.RowWord => "its place in the table",
            ClueKind.Shape or ClueKind.Shapes or ClueKind.LabelStyle or ClueKind.Gap => "its layout",
            ClueKind.PlaceInBlock or ClueKind.FromStart or ClueKind.FromEnd => "its place in the text",
            ClueKind.Length or ClueKind.Size or ClueKind.BlockSize => "its length",
            ClueKind.Persons or ClueKind.Names => "who it speaks of",
            ClueKind.WithinQuotation => "its quotation marks",
            ClueKind.Capitals or ClueKind.Quotation or ClueKind.Figures or ClueKind.Address => "how it is written",
            ClueKind.Part => "how it was sent",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
