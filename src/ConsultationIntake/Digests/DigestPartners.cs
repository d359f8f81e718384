using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Partners;

namespace ConsultationIntake.Digests;

/// <summary>The partner register as a digest says it: first who has not answered, then who has yet to agree its answer.</summary>
internal static class DigestPartners
{
    /// <param name="WhenNone">What stands there where there is nobody.</param>
    internal sealed record Group(string Heading, IReadOnlyList<Line> Lines, string WhenNone);

    /// <param name="Note">How far the partner has come; or null.</param>
    internal sealed record Line(string Name, string? Note);

    /// <summary>Nothing where no partner is expected.</summary>
    internal static IEnumerable<Group> Groups(Digest digest)
    {
        var lines = digest.Partners.Lines;
        if (lines.Count == 0)
            yield break;
        var awaited = lines.Where(line => !line.HasAnswered).ToList();
        yield return new Group(
            $"Partners who have not answered ({awaited.Count} of {lines.Count})",
            [.. awaited.Select(line => new Line(line.Name, Awaited(line, digest)))],
            "Every expected partner has answered."
        );
        var provisional = lines.Where(line => line is { HasAnswered: true, IsSettled: false }).ToList();
        if (provisional.Count > 0)
            yield return new Group(
                $"Answered, not yet agreed by the partner ({provisional.Count})",
                [.. provisional.Select(line => new Line(line.Name, Answered(line)))],
                ""
            );
        var settled = lines.Where(line => line.IsSettled).ToList();
        if (settled.Count > 0)
            yield return new Group(
                $"Partners who have answered ({settled.Count})",
                [.. settled.Select(line => new Line(line.Name, Answered(line)))],
                ""
            );
    }

    private static string? Awaited(PartnerLine line, Digest digest)
    {
        var notes = new List<string>
        {
            line.State switch
            {
                PartnerState.Acknowledged => "has acknowledged the invitation",
                PartnerState.Invited when line.Invited is { } day => $"invited {Day(day)}",
                PartnerState.Invited => "invited",
                _ => "not invited, as far as the register says",
            },
        };
        if (line.RemindedAt is { } at)
            notes.Add($"reminded {Day(DateOnly.FromDateTime(at.ToOffset(digest.At.Offset).DateTime))}");
        if (Committee(line) is { } committee)
            notes.Add(committee);
        if (Claims(line) is { } claims)
            notes.Add(claims);
        return string.Join("; ", notes);
    }

    private static string? Answered(PartnerLine line)
    {
        var notes = new List<string>();
        if (Committee(line) is { } committee)
            notes.Add(committee);
        if (line.Offered is not null && line.Letter is not null)
            notes.Add("a newer letter waits for a decision on the staff page");
        if (Claims(line) is { } claims)
            notes.Add(claims);
        return notes.Count == 0 ? null : string.Join("; ", notes);
    }

    private static string? Claims(PartnerLine line) =>
        line.Claims switch
        {
            0 => null,
            1 => "a response says it is from them: confirm it on the staff page",
            var many => $"{many} responses say they are from them: confirm them on the staff page",
        };

    private static string? Committee(PartnerLine line) =>
        line switch
        {
            { CommitteeAfterClosing: true, CommitteeDate: { } late } => $"its committee meets on {Day(late)}, after the closing date",
            { State: not PartnerState.Ratified, CommitteeDate: { } date } => $"its committee meets on {Day(date)}",
            _ => null,
        };

    private static string Day(DateOnly day) => Dates.Day(day);
}
