using ConsultationIntake.Reading;

namespace ConsultationIntake.Inbox.Envelope;

/// <summary>A line of a mail's text.</summary>
/// <param name="Text">Without white space at its ends.</param>
/// <param name="Span">Where it stands, white space and all, without its line end.</param>
internal readonly record struct MailLine(string Text, TextSpan Span)
{
    public bool IsBlank => Text.Length == 0;

    /// <summary>It begins with <c>&gt;</c>, as mail programs mark what they quote and people mark what they like.</summary>
    public bool IsMarked => Text.StartsWith('>');

    public static IReadOnlyList<MailLine> Of(string text)
    {
        var lines = new List<MailLine>();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            lines.Add(new MailLine(line.Trim(), new TextSpan(start, line.Length)));
            start += line.Length + 1;
        }

        return lines;
    }
}
