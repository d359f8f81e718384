using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;

namespace ConsultationIntake.Reading.Judgement.Network;

/// <summary>What the network knows of stems, of forms of words and of clues: a row each, from 1. Others are row 0.</summary>
internal sealed class NetworkVocabulary(uint[] stems, uint[] forms, uint[] clues)
{
    public const int MostWords = 44;
    public const int MostContextWords = 20;
    public const int Contexts = 3;

    private const string Magic = "CIRN1";

    private static readonly FrozenSet<ClueKind> ReadKinds = FrozenSet.Create(
        ClueKind.Shape,
        ClueKind.Shapes,
        ClueKind.PlaceInBlock,
        ClueKind.FromStart,
        ClueKind.FromEnd,
        ClueKind.Length,
        ClueKind.LengthBefore,
        ClueKind.Ending,
        ClueKind.EndingBefore,
        ClueKind.Capitals,
        ClueKind.Quotation,
        ClueKind.Figures,
        ClueKind.Part,
        ClueKind.Size,
        ClueKind.Shared,
        ClueKind.LabelStyle,
        ClueKind.Address,
        ClueKind.Gap,
        ClueKind.Likeness,
        ClueKind.BlockSize,
        ClueKind.Persons,
        ClueKind.Names,
        ClueKind.WithinQuotation,
        ClueKind.Drift,
        ClueKind.DriftFromBlock,
        ClueKind.Leaning,
        ClueKind.Column
    );

    private readonly FrozenDictionary<uint, int> stemRows = RowsOf(stems);
    private readonly FrozenDictionary<uint, int> formRows = RowsOf(forms);
    private readonly FrozenDictionary<uint, int> clueRows = RowsOf(clues);

    /// <summary>How many rows each table has: stems', forms', clues'.</summary>
    public IReadOnlyList<int> TableRows { get; } = [stems.Length + 1, forms.Length + 1, clues.Length + 1];

    /// <summary>Whether the network reads clues of a kind: those of place, look and likeness. Words it reads itself.</summary>
    public static bool Reads(ClueKind kind) => ReadKinds.Contains(kind);

    /// <summary>What the network is given of a sentence.</summary>
    /// <param name="reader">What notices.</param>
    /// <param name="place">Which of its sentences.</param>
    /// <param name="clues">What it noticed there.</param>
    public SentenceInput InputOf(ClueReader reader, int place, IEnumerable<Clue> clues) =>
        new(
            InputsOf(reader.WordsOf(place), MostWords),
            [.. clues.Where(clue => Reads(clue.Kind)).Select(clue => clueRows.GetValueOrDefault(clue.Key)).Where(row => row > 0)],
            [.. reader.ContextsOf(place).Select(words => words is null ? [] : InputsOf(words, MostContextWords))]
        );

    public static NetworkVocabulary Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        return reader.ReadString() == Magic
            ? new NetworkVocabulary(Keys(), Keys(), Keys())
            : throw new InvalidDataException("These are not the reader's networks of this version.");

        uint[] Keys() => Numbers<uint>.Read(stream, reader.ReadInt32()).Span.ToArray();
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        foreach (var keys in (uint[][])[stems, forms, clues])
        {
            writer.Write(keys.Length);
            writer.Write(MemoryMarshal.AsBytes(keys.AsSpan()));
        }
    }

    private WordInput[] InputsOf(UnitWords words, int most) =>
        [
            .. words
                .All.Take(most)
                .Select(word => new WordInput(stemRows.GetValueOrDefault(word.Stem), formRows.GetValueOrDefault(word.Form), word.Row)),
        ];

    private static FrozenDictionary<uint, int> RowsOf(uint[] keys) =>
        keys.Select((key, row) => KeyValuePair.Create(key, row + 1)).ToFrozenDictionary();
}
