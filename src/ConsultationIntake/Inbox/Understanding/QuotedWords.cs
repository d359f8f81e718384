using System.Text.RegularExpressions;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Words;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>
/// Whether the answer may stand in what was set aside as quoted: people write under the questions, between the lines, or send what they
/// said before and one line on top.
/// </summary>
internal static partial class QuotedWords
{
    /// <summary>A mail with as many words of its own as this says itself what it has to say, unless it points to what it quotes.</summary>
    private const int EnoughWords = 30;

    /// <summary>Fewer words are left of a known mail where a name, a date or a reference was filled in.</summary>
    private const int FewestWords = 6;

    private static readonly PhraseList PointsBelow = PhraseList.Read("mail-words.txt", "answer-below");

    /// <param name="letter">The mail, with what it quotes.</param>
    /// <param name="known">
    /// What the office itself sent, and mails that are in already; quoted, they say nothing new. Sentences, or whole texts.
    /// </param>
    public static bool MayHoldTheAnswer(Letter letter, IReadOnlyList<string> known)
    {
        var own = letter.ResponseText;
        if (WordsOf(own).Count >= EnoughWords && !PointsBelow.IsIn(own))
            return false;
        var sent = known
            .Concat(known.SelectMany(text => SentenceEnd().Split(text)))
            .Select(Plain)
            .Distinct(StringComparer.Ordinal)
            .Where(text => text.Length > 0)
            .OrderByDescending(text => text.Length)
            .ToList();
        return letter
            .Pieces.Where(piece => piece is { Kind: PartKind.SetAside, SetAside: SetAsideReason.QuotedMail, Name: "quoted" })
            .Any(piece => NewWords(piece.Text, sent) >= FewestWords);
    }

    /// <summary>
    /// The words of a quotation without the lines that say whose it is, without sentences and lines that are known, and without known
    /// words that were broken over lines.
    /// </summary>
    private static int NewWords(string quoted, List<string> sent)
    {
        var unknown = SentenceEnd()
            .Split(Body(quoted))
            .Select(Plain)
            .Where(line => line.Length > 0 && !sent.Exists(text => $" {text} ".Contains($" {line} ", StringComparison.Ordinal)));
        var left = $" {string.Join(' ', unknown)} ";
        foreach (var text in sent)
            left = left.Replace($" {text} ", " ", StringComparison.Ordinal);
        return WordsOf(left).Count;
    }

    /// <summary>Below its header lines; of marked lines, those.</summary>
    private static string Body(string quoted)
    {
        var lines = quoted.Split('\n').Select(line => line.Trim()).ToList();
        if (lines.Exists(line => line.StartsWith('>')))
            return string.Join('\n', lines.Where(line => line.StartsWith('>')).Select(line => line.TrimStart('>', ' ')));
        var header = lines.FindIndex(line => line.Length == 0 || WritesDate().IsMatch(line));
        return string.Join('\n', lines.Skip(header + 1));
    }

    private static string Plain(string text) =>
        string.Join(' ', WordsOf(FilledIn().Replace(text, " ")).Select(word => word.Value)).ToLowerInvariant();

    private static MatchCollection WordsOf(string text) => Word().Matches(text);

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>Dates, references, addresses and links: what is filled into a known mail.</summary>
    [GeneratedRegex(@"\S*(\d|@|://)\S*", RegexOptions.CultureInvariant)]
    private static partial Regex FilledIn();

    [GeneratedRegex(@"(?<=[.!?:])\s+|\n", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    /// <summary>"On 2 November 2026 Jo wrote:", as the line above a quotation.</summary>
    [GeneratedRegex(@"\d.*:\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex WritesDate();
}
