using System.Numerics;
using ConsultationIntake.Reading.Structure;

namespace ConsultationIntake.Reading.Judgement;

/// <summary>
/// Notices what there is to notice about each sentence of a part: its words, its place, its heading, its neighbours. Judges nothing.
/// </summary>
internal sealed class ClueReader
{
    private const int MostWords = 60;
    private const int MostNeighbourWords = 40;
    private const int TitleBlocks = 3;
    private const int OpeningWords = 5;

    /// <summary>So many clues does a sentence of ordinary length give.</summary>
    private const int Usual = 400;

    /// <summary>So many of the commonest words say nothing of a subject.</summary>
    private const int CommonWords = 300;

    private readonly string text;
    private readonly PartKind part;
    private readonly IReadOnlyList<Unit> units;
    private readonly WordFamilies families;
    private readonly List<UnitWords> words;
    private readonly UnitWords title;
    private readonly Dictionary<TextSpan, UnitWords> stretches = [];
    private readonly SenderVoice sender;
    private readonly Drift drift;
    private readonly int blocks;
    private readonly HashSet<uint> seen = [];
    private readonly HashSet<uint> known = [];
    private readonly HashSet<uint> own = [];
    private List<Clue> clues = [];

    public ClueReader(string text, PartKind part, IReadOnlyList<Unit> units, WordFamilies families)
    {
        (this.text, this.part, this.units, this.families) = (text, part, units, families);
        words = [.. units.Select(unit => UnitWords.Of(text, unit.Span))];
        blocks = units.Count == 0 ? 0 : units[^1].BlockNumber + 1;
        sender = SenderVoice.Of(text, units, words);
        drift = Drift.Of(units, words);
        var top = units.TakeWhile(unit => unit.BlockNumber < TitleBlocks).LastOrDefault();
        title = top is null
            ? UnitWords.Of("", new TextSpan(0, 0))
            : UnitWords.Of(text, TextSpan.FromBounds(units[0].Span.Start, top.Span.End));
    }

    public UnitWords WordsOf(int unit) => words[unit];

    /// <summary>The words of a sentence's heading, of what introduces its list and of its column's title, or null.</summary>
    public UnitWords?[] ContextsOf(int unit) =>
        [
            units[unit].Section.Title is { } heading && heading != units[unit].Block ? Stretch(heading.Span) : null,
            units[unit].LeadIn is { } leadIn ? Stretch(leadIn.Span) : null,
            units[unit].Block.Cell is { Row: > 0 } cell ? Stretch(cell.Title) : null,
        ];

    /// <summary>Every clue about a sentence, each once.</summary>
    public List<Clue> Read(int unit) => Read(unit, new List<Clue>(Usual));

    /// <inheritdoc cref="Read(int)"/>
    /// <param name="unit">The sentence.</param>
    /// <param name="into">Emptied first, and returned.</param>
    public List<Clue> Read(int unit, List<Clue> into)
    {
        clues = into;
        clues.Clear();
        Add(ClueKind.Always);
        OwnWords(unit);
        Neighbours(unit);
        Context(units[unit]);
        Place(unit);
        Look(unit);
        Who(unit);
        seen.Clear();
        clues.RemoveAll(clue => !seen.Add(clue.Key));
        return clues;
    }

    private void OwnWords(int unit)
    {
        var own = words[unit];
        for (var i = 0; i < Math.Min(own.Count, MostWords); i++)
        {
            var (word, before) = (own.At(i), own.At(i - 1));
            clues.Add(new Clue(Clue.KeyOf(ClueKind.Word, word.Stem), ClueKind.Word, i));
            AddFamily(ClueKind.Near, word, families.Near, i);
            AddFamily(ClueKind.Wide, word, families.Wide, i);
            clues.Add(new Clue(Clue.KeyOf(ClueKind.Forms, word.Form, own.At(i + 1).Form, own.At(i + 2).Form), ClueKind.Forms, i));
            if (i == 0)
                continue;
            clues.Add(new Clue(Clue.KeyOf(ClueKind.Pair, before.Stem, word.Stem), ClueKind.Pair, i));
            clues.Add(new Clue(Clue.KeyOf(ClueKind.Forms, before.Form, word.Form), ClueKind.Forms, i));
            if (word.Row >= 0 && before.Row >= 0)
                clues.Add(
                    new Clue(Clue.KeyOf(ClueKind.NearPair, families.Near[before.Row], families.Near[word.Row]), ClueKind.NearPair, i)
                );
        }

        var shape = (uint)units[unit].Block.Shape;
        Add(ClueKind.FirstWord, own.At(0).Stem);
        Add(ClueKind.FirstTwo, own.At(0).Stem, own.At(1).Stem);
        Add(ClueKind.FirstThree, own.At(0).Stem, own.At(1).Stem, own.At(2).Stem);
        Add(ClueKind.LastWord, own.At(-1).Stem);
        Add(ClueKind.FirstWordInShape, own.At(0).Stem, shape, units[unit].InBlock == 0 ? 1u : 0);
        Add(ClueKind.FirstWordInPart, own.At(0).Stem, (uint)part);
        var opening = 0u;
        for (var i = 0; i < OpeningWords; i++)
        {
            opening = Clue.KeyOf(ClueKind.OpeningForms, opening, own.At(i).Form);
            Add(ClueKind.OpeningForms, opening);
            Add(ClueKind.OpeningForms, opening, shape, units[unit].InBlock == 0 ? 1u : 0);
        }
    }

    private void AddFamily(ClueKind kind, UnitWords.Known word, ushort[] family, int place)
    {
        if (word.Row >= 0)
            clues.Add(new Clue(Clue.KeyOf(kind, family[word.Row]), kind, place));
    }

    private void Neighbours(int unit)
    {
        if (unit > 0)
        {
            var before = words[unit - 1];
            AddAll(ClueKind.WordBefore, before);
            Add(ClueKind.FirstBefore, before.At(0).Stem, before.At(1).Stem);
            Add(ClueKind.LastBefore, before.At(-1).Stem);
            Add(ClueKind.FormsBefore, before.At(0).Form, before.At(1).Form, before.At(2).Form);
            for (var i = 0; i < Math.Min(before.Count, MostNeighbourWords); i++)
                AddFamily(ClueKind.NearBefore, before.At(i), families.Wide, -1);
            Add(ClueKind.Shared, Bucket(Shared(before, words[unit])), (uint)units[unit].Join);
            Add(ClueKind.Likeness, Likeness(before, words[unit]), (uint)units[unit].Join);
            Add(ClueKind.Drift, drift.ToBefore(unit), (uint)units[unit].Join);
            Add(ClueKind.Drift, drift.ToBefore(unit), (uint)units[unit].Join, words[unit].At(0).Form);
            Add(ClueKind.DriftFromBlock, drift.ToBlock(unit), (uint)units[unit].Join);
            Add(ClueKind.Leaning, drift.Leaning(unit), (uint)units[unit].Join);
        }

        if (unit + 1 < units.Count)
        {
            AddAll(ClueKind.WordAfter, words[unit + 1]);
            Add(ClueKind.FirstAfter, words[unit + 1].At(0).Stem, words[unit + 1].At(1).Stem);
        }
    }

    private void Context(Unit unit)
    {
        if (unit.Section.Title is { } heading && heading != unit.Block)
        {
            var said = Stretch(heading.Span);
            AddAll(ClueKind.HeadingWord, said);
            for (var i = 0; i < Math.Min(said.Count, MostNeighbourWords); i++)
                AddFamily(ClueKind.HeadingNear, said.At(i), families.Wide, -1);
            Add(ClueKind.Heading, said.At(0).Stem, said.At(1).Stem, said.At(-1).Stem);
        }

        AddAll(ClueKind.TitleWord, title);
        if (unit.LeadIn is { } leadIn)
            AddAll(ClueKind.LeadInWord, Stretch(leadIn.Span));
        if (unit.Block.Cell is not { } cell)
            return;
        Add(ClueKind.Column, (uint)Math.Min(cell.Column, 6), cell.Row == 0 ? 1u : 0);
        if (cell.Row > 0)
            AddAll(ClueKind.ColumnTitle, Stretch(cell.Title));
        if (cell.Column > 0)
            AddAll(ClueKind.RowWord, Stretch(cell.First));
    }

    private void Place(int unit)
    {
        var own = units[unit];
        var shape = (uint)own.Block.Shape;
        var after = unit + 1 < units.Count ? units[unit + 1] : null;
        var before = unit > 0 ? units[unit - 1] : null;
        var last = after?.Block != own.Block;
        Add(ClueKind.Shape, shape, own.Block.HeadingLevel > 0 ? 1u : 0, own.Block.BlankBefore ? 1u : 0);
        Add(ClueKind.LabelStyle, own.Block.Label is { } label ? (uint)label.Style + 1 : 0, own.Sentence.Label is null ? 0u : 1);
        Add(ClueKind.Shapes, shape, before is null ? 9 : (uint)before.Block.Shape, after is null ? 9 : (uint)after.Block.Shape);
        Add(
            ClueKind.PlaceInBlock,
            shape,
            own.InBlock == 0 ? 0u
                : last ? 2u
                : 1u,
            own.InBlock == 0 && last ? 1u : 0
        );
        Add(ClueKind.BlockSize, Bucket(own.Block.Sentences.Count), Math.Min(3u, (uint)own.InBlock), shape);
        Add(ClueKind.FromStart, Bucket(own.BlockNumber), (uint)part);
        Add(ClueKind.FromEnd, Bucket(blocks - 1 - own.BlockNumber), (uint)part);
        Add(ClueKind.Part, (uint)part);
        Add(ClueKind.Size, Bucket(units.Count), (uint)part);
        Add(ClueKind.Gap, own.Block.BlankBefore ? 1u : 0, shape, own.InBlock == 0 ? 1u : 0);
    }

    private void Look(int unit)
    {
        var span = units[unit].Span;
        var said = text.AsSpan(span.Start, span.Length);
        var shape = (uint)units[unit].Block.Shape;
        var length = Bucket(words[unit].Count);
        Add(ClueKind.Length, length, shape);
        Add(ClueKind.LengthBefore, unit > 0 ? Bucket(words[unit - 1].Count) : 31, length);
        Add(ClueKind.Ending, EndingOf(said), shape);
        Add(
            ClueKind.EndingBefore,
            unit > 0 ? EndingOf(text.AsSpan(units[unit - 1].Span.Start, units[unit - 1].Span.Length)) : 31,
            (uint)units[unit].Join
        );
        var (capitals, figures) = (0, 0);
        foreach (var word in words[unit].All)
        {
            capitals += char.IsUpper(text[word.Span.Start]) ? 1 : 0;
            figures += char.IsDigit(text[word.Span.Start]) ? 1 : 0;
        }

        var count = Math.Max(1, words[unit].Count);
        var shouts = said.ContainsAnyInRange('A', 'Z') && !said.ContainsAnyInRange('a', 'z');
        Add(ClueKind.Capitals, (uint)(capitals * 4 / count), shouts ? 1u : 0, char.IsLower(said[0]) ? 1u : 0);
        Add(ClueKind.Figures, (uint)(figures * 4 / count), figures > 0 ? 1u : 0);
        if (said[0] is '"' or '“' or '‘' or '\'')
            Add(ClueKind.Quotation, EndingOf(said));
        if (said.Contains('@') || said.Contains("www.", StringComparison.OrdinalIgnoreCase))
            Add(ClueKind.Address);
    }

    /// <summary>In whose person it is written beside the whole letter's, and whose name it opens with.</summary>
    private void Who(int unit)
    {
        var persons = sender.PersonsOf(unit);
        Add(ClueKind.Persons, persons);
        Add(ClueKind.Persons, persons, sender.Person, (uint)part + 1);
        Add(ClueKind.Persons, persons, sender.TellsOfOthers + 10);
        Add(ClueKind.Names, sender.NameOf(unit), sender.Person);
        Add(ClueKind.Names, sender.NameOf(unit), words[unit].At(0).Form, 1);
        Add(ClueKind.WithinQuotation, sender.QuotationAt(unit), (uint)units[unit].Block.Shape);
        if (unit > 0)
            Add(ClueKind.WithinQuotation, sender.QuotationAt(unit), sender.QuotationAt(unit - 1) + 10, (uint)units[unit].Join + 1);
    }

    private static uint EndingOf(ReadOnlySpan<char> said) =>
        said[^1] switch
        {
            '.' => 1,
            '?' => 2,
            '!' => 3,
            ':' => 4,
            ';' => 5,
            ',' => 6,
            '"' or '”' or '’' => 7,
            '-' or '–' or '—' => 8,
            ')' => 9,
            var c when char.IsDigit(c) => 10,
            _ => 0,
        };

    /// <summary>0, 1, 2, 3, 4-5, 6-7, 8-11, 12-15, …: finer where it is few.</summary>
    private static uint Bucket(int count)
    {
        if (count < 4)
            return (uint)count;
        var log = BitOperations.Log2((uint)count);
        return (uint)((log * 2) + (count >> (log - 1) & 1));
    }

    private UnitWords Stretch(TextSpan span)
    {
        if (!stretches.TryGetValue(span, out var found))
            stretches[span] = found = UnitWords.Of(text, span);
        return found;
    }

    private void AddAll(ClueKind kind, UnitWords of)
    {
        for (var i = 0; i < Math.Min(of.Count, MostNeighbourWords); i++)
            Add(kind, of.At(i).Stem);
    }

    /// <summary>How many different words of a sentence the one before has.</summary>
    private int Shared(UnitWords before, UnitWords after)
    {
        known.Clear();
        own.Clear();
        foreach (var word in before.All)
            known.Add(word.Stem);
        var shared = 0;
        foreach (var word in after.All)
            shared += own.Add(word.Stem) && known.Contains(word.Stem) ? 1 : 0;
        return shared;
    }

    /// <summary>In eighths, how many of a sentence's families the one before has, small words apart.</summary>
    private uint Likeness(UnitWords before, UnitWords after)
    {
        known.Clear();
        own.Clear();
        foreach (var word in before.All)
            if (IsWeighty(word))
                known.Add(families.Near[word.Row]);
        var shared = 0;
        foreach (var word in after.All)
            if (IsWeighty(word) && families.Near[word.Row] is var family && own.Add(family))
                shared += known.Contains(family) ? 1 : 0;
        return own.Count == 0 ? 15 : (uint)(shared * 8 / own.Count);
    }

    private static bool IsWeighty(UnitWords.Known word) => word.Row >= CommonWords;

    private void Add(ClueKind kind, uint a = 0, uint b = 0, uint c = 0) => clues.Add(new Clue(Clue.KeyOf(kind, a, b, c), kind, -1));
}
