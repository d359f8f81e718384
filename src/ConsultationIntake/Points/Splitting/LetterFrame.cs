using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Points.Splitting;

/// <summary>Silences what frames a letter: letterhead, salutation, sign-off, name and address, reference lines.</summary>
internal static class LetterFrame
{
    private const int LongestFrameLine = 12;
    private const int LongestLetterhead = 30;
    private const int LongestSignature = 8;

    private static readonly PhraseSet ContactWords = new(
        """
        tel|telephone|phone|mobile|fax|email|mail|web|website|www|ffôn|ebost|gwefan
        our|your|my ref|reference
        ref|date|dyddiad|subject|re|from|to|cc|sent|portfolio|wards|telephone
        direct line|dial
        submitted|prepared|completed|signed|written|compiled by
        name|organisation|position|role|title|job|address|postcode|enw|sefydliad
        registered charity|office|company
        charity|company number|no|registration
        """);

    private static readonly PhraseSet Months = new(
        "january|february|march|april|may|june|july|august|september|october|november|december|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr");

    public static void Mark(string text, IReadOnlyList<Block> blocks, PartKind kind)
    {
        var salutation = FindSalutation(blocks);
        for (var i = 0; i < salutation; i++)
        {
            if (blocks[i].Words.Count <= LongestLetterhead && !EndsAsSentence(text, blocks[i]))
                blocks[i].Role = BlockRole.Silent;
        }

        if (salutation >= 0)
            blocks[salutation].Role = BlockRole.Silent;
        if (kind != PartKind.Answer)
            MarkTrailingNames(text, blocks);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].IsItem || blocks[i].Role == BlockRole.Silent)
                continue;
            if (IsSignOff(text, blocks[i], i == blocks.Count - 1))
                i = MarkSignature(text, blocks, i);
            else if (kind != PartKind.Answer && IsContactLine(text, blocks[i]))
                blocks[i].Role = BlockRole.Silent;
        }
    }

    /// <summary>Whatever way a letter says goodbye, it ends with a name: "In peace," and then "Hester Lyle".</summary>
    private static void MarkTrailingNames(string text, IReadOnlyList<Block> blocks)
    {
        var i = blocks.Count - 1;
        while (i > 0 && blocks.Count - i <= LongestSignature && IsName(text, blocks[i]))
            blocks[i--].Role = BlockRole.Silent;
        if (i > 0 && i < blocks.Count - 1 && blocks[i].Words.Count is > 0 and <= 4 && text[blocks[i].End - 1] is ',' or '-' or '–')
            blocks[i].Role = BlockRole.Silent;
    }

    private static bool IsName(string text, Block block)
    {
        if (block.IsItem || block.Words.Count is 0 or > LongestSignature || EndsAsSentence(text, block))
            return false;
        for (var word = block.Words.First; word < block.Words.End; word++)
        {
            var written = block.Words.Words[word];
            if (!char.IsUpper(written[0]) && !char.IsDigit(written[0]) && !written.SequenceEqual("and") && !written.SequenceEqual("of") && !written.SequenceEqual("the"))
                return false;
        }

        return true;
    }

    private static int FindSalutation(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < Math.Min(blocks.Count, 30); i++)
        {
            if (blocks[i].Words.Count <= 8 && !blocks[i].IsItem && blocks[i].Words.StartsWith(LetterPhrases.Salutation))
                return i;
        }

        return -1;
    }

    private static bool IsSignOff(string text, Block block, bool last)
    {
        if (!block.Words.StartsWith(LetterPhrases.SignOff))
            return false;
        var limit = last ? 6 : 10;
        return block.Words.Count <= limit && text[block.End - 1] is not '?' && !block.Words.Has(LetterPhrases.Substance)
            && (block.Words.Count <= 5 || !EndsAsSentence(text, block));
    }

    private static int MarkSignature(string text, IReadOnlyList<Block> blocks, int signOff)
    {
        blocks[signOff].Role = BlockRole.Silent;
        var i = signOff + 1;
        while (i < blocks.Count && i - signOff <= LongestSignature && blocks[i].Words.Count <= LongestFrameLine
            && blocks[i].Role != BlockRole.Heading && !blocks[i].IsItem && !EndsAsSentence(text, blocks[i])
            && !blocks[i].Words.StartsWith(CuePhrases.Strong))
            blocks[i++].Role = BlockRole.Silent;
        return i - 1;
    }

    private static bool IsContactLine(string text, Block block)
    {
        if (block.Words.Count > LongestFrameLine || block.LineCount > 4)
            return false;
        var content = text.AsSpan(block.Start, block.Length);
        if (EndsAsSentence(text, block) && !content.Contains('@'))
            return false;
        if (block.Words.StartsWith(ContactWords) && (content.Contains(':') || content.Contains('@') || HasDigits(content, 5)))
            return true;
        var address = content.Contains('@') || HasDigits(content, 9) || HasPostcode(block.Words);
        return address || IsDate(block.Words);
    }

    private static bool IsDate(WordRange words) =>
        words.Count is >= 2 and <= 5 && words.Has(Months) && HasDigits(words.Words[words.End - 1], 4);

    private static bool HasDigits(ReadOnlySpan<char> content, int enough)
    {
        var digits = 0;
        foreach (var c in content)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits >= enough;
    }

    /// <summary>Two words shaped like the halves of a UK postcode, at the end.</summary>
    private static bool HasPostcode(WordRange words)
    {
        if (words.Count < 2)
            return false;
        var inward = words.Words[words.End - 1];
        var outward = words.Words[words.End - 2];
        return inward.Length == 3 && char.IsAsciiDigit(inward[0]) && char.IsAsciiLetterUpper(inward[1]) && char.IsAsciiLetterUpper(inward[2])
            && outward.Length is >= 2 and <= 4 && char.IsAsciiLetterUpper(outward[0]) && outward.IndexOfAnyInRange('0', '9') > 0;
    }

    private static bool EndsAsSentence(string text, Block block) => text[block.End - 1] is '.' or '!' or '?';
}
