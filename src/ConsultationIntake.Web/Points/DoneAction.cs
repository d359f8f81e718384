using System.Globalization;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;

namespace ConsultationIntake.Web.Points;

/// <summary>What an officer did last, as the next page's address carries it: enough to undo it where it was done.</summary>
/// <param name="Reference">The response.</param>
/// <param name="Entry">What it is undone by.</param>
/// <param name="Point">The number of the point it was done to, or null where it was done to the response.</param>
public sealed record DoneAction(SubmissionReference Reference, string Entry, int? Point = null)
{
    public static DoneAction? Parse(string? value) =>
        value?.Split('.') is [var reference, var entry, .. var rest]
        && entry.All(char.IsAsciiHexDigit)
        && SubmissionReference.TryParse(reference, out var parsed)
            ? new DoneAction(parsed, entry, NumberIn(rest))
            : null;

    /// <summary>Whether it was done to this point.</summary>
    internal bool IsOf(PointId id) => id.Submission == Reference && id.Number == Point;

    /// <summary>The id of the element on pages that shows what it was done to.</summary>
    internal string Anchor => Point is { } number ? $"p-{new PointId(Reference, number)}" : "main";

    private static int? NumberIn(string[] rest) =>
        rest is [var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

    /// <summary>The address with this as what was done last.</summary>
    internal static string AddTo(string address, string done) => PageAddress.With(address, PointPages.Done, done);

    public override string ToString() => Point is null ? $"{Reference}.{Entry}" : $"{Reference}.{Entry}.{Point}";
}
