using System.Text;

namespace ConsultationIntake.Documents.Emails;

/// <summary>
/// Cuts a multipart body at its boundary (RFC 2046, section 5.1), in one pass and without copying. A body without its
/// last boundary gives what is there.
/// </summary>
internal static class MultipartBody
{
    /// <param name="Parts">Each part with its own headers, at most as many as asked for.</param>
    /// <param name="Complete">Whether the closing boundary was there and no part was left out.</param>
    internal sealed record Cut(IReadOnlyList<ReadOnlyMemory<byte>> Parts, bool Complete);

    public static Cut Split(ReadOnlyMemory<byte> body, string boundary, int maxParts)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        if (boundary.Length == 0)
            return new Cut(parts, Complete: false);
        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        var span = body.Span;
        int? start = null;
        var position = 0;
        while (Next(span, delimiter, position) is var at and >= 0)
        {
            if (start is { } from)
            {
                if (parts.Count == maxParts)
                    return new Cut(parts, Complete: false);
                parts.Add(body[from..Math.Max(from, EndBefore(span, at))]);
            }

            position = at + delimiter.Length;
            if (span[position..].StartsWith("--"u8))
                return new Cut(parts, Complete: true);
            var line = span[position..].IndexOf((byte)'\n');
            if (line < 0)
                return new Cut(parts, Complete: false);
            position += line + 1;
            start = position;
        }

        if (start is { } last && last < body.Length && parts.Count < maxParts)
            parts.Add(body[last..]);
        return new Cut(parts, Complete: false);
    }

    private static int Next(ReadOnlySpan<byte> span, ReadOnlySpan<byte> delimiter, int from)
    {
        while (from <= span.Length)
        {
            var found = span[from..].IndexOf(delimiter);
            if (found < 0)
                return -1;
            var at = from + found;
            var after = at + delimiter.Length;
            var startsLine = at == 0 || span[at - 1] == '\n';
            // A boundary that is the beginning of another one is not that one.
            if (startsLine && (after == span.Length || span[after] is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' || span[after..].StartsWith("--"u8)))
                return at;
            from = after;
        }

        return -1;
    }

    private static int EndBefore(ReadOnlySpan<byte> span, int delimiter)
    {
        var end = delimiter;
        if (end > 0 && span[end - 1] == '\n')
            end--;
        if (end > 0 && span[end - 1] == '\r')
            end--;
        return end;
    }
}
