using ConsultationIntake.Submissions;

namespace ConsultationIntake.Web.Points;

/// <summary>What an officer did last, as the next page's address carries it: enough to undo it.</summary>
public sealed record DoneAction(SubmissionReference Reference, string Entry)
{
    public static DoneAction? Parse(string? value) =>
        value?.Split('.', 2) is [var reference, var entry]
        && entry.All(char.IsAsciiHexDigit)
        && SubmissionReference.TryParse(reference, out var parsed)
            ? new DoneAction(parsed, entry)
            : null;

    internal static string AddTo(string address, DoneAction done) => AddTo(address, done.ToString());

    /// <summary>The address with this as what was done last.</summary>
    internal static string AddTo(string address, string done)
    {
        var (path, query) = address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0
            ? (address[..at], address[(at + 1)..])
            : (address, "");
        var kept = query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith($"{PointPages.Done}=", StringComparison.Ordinal));
        return $"{path}?{string.Join('&', kept.Append($"{PointPages.Done}={done}"))}";
    }

    public override string ToString() => $"{Reference}.{Entry}";
}
