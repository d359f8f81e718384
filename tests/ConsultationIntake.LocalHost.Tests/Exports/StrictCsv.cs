using System.Text;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>Reads RFC 4180 to the letter and nothing beside: a stray quote, carriage return or line feed throws.</summary>
internal static class StrictCsv
{
    /// <returns>The records, the header first, all of its width.</returns>
    internal static List<List<string>> Read(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file).TrimStart('\ufeff');
        var records = new List<List<string>>();
        for (var at = 0; at < text.Length; )
            records.Add(Record(text, ref at));
        foreach (var (i, record) in records.Index().Where(one => one.Item.Count != records[0].Count))
            throw new InvalidDataException($"Record {i} has {record.Count} fields, not {records[0].Count}.");
        return records;
    }

    private static List<string> Record(string text, ref int at)
    {
        var fields = new List<string>();
        while (true)
        {
            fields.Add(at < text.Length && text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            if (!text.AsSpan(at).StartsWith("\r\n", StringComparison.Ordinal))
                throw new InvalidDataException($"At {at} stands neither a comma nor the end of a record.");
            at += 2;
            return fields;
        }
    }

    private static string Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; ; at++)
        {
            if (at == text.Length)
                throw new InvalidDataException("The last quoted field does not end.");
            if (text[at] == '"' && (++at == text.Length || text[at] != '"'))
                return field.ToString();
            field.Append(text[at]);
        }
    }

    private static string Bare(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && text[at] is not (',' or '\r' or '\n' or '"'))
            at++;
        return text[from..at];
    }
}
