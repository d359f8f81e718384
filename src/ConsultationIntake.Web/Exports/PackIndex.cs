using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Mail;
using ConsultationIntake.Publishing.Packs;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Web.Exports;

/// <param name="Report">The figures, as of when.</param>
/// <param name="History">Whether the chain of the history holds, and its last hash.</param>
/// <param name="ReadWith">What points are made with.</param>
/// <param name="By">Who made the pack.</param>
internal sealed record PackFacts(ConsultationReport Report, VerifyHistory.Outcome History, string ReadWith, string By);

/// <summary>
/// The first page of an evidence pack: what is in it, and where it answers the four questions that a court asks of a consultation
/// (R v Brent LBC ex p Gunning [1985] 84 LGR 168; R (Moseley) v Haringey LBC [2014] UKSC 56).
/// </summary>
internal static class PackIndex
{
    internal static string Of(PackFacts facts, IReadOnlyList<PackedFile> files)
    {
        var (report, consultation) = (facts.Report, facts.Report.Consultation);
        var (tally, window) = (report.Tally, report.Consultation.Window);
        var title = $"Evidence: {consultation.Title.English}";
        var (opens, closes) = (window.InZone(window.Opens), window.InZone(window.Closes));
        var decided = tally.In(DecisionState.Decided) + tally.In(DecisionState.InDecidedConcern);
        return Html.Of(
                $"""
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{title}</title>
                <style>{Style}</style></head>
                <body>
                <main>
                <h1>{title}</h1>
                <p>{consultation.Body.Name.English}. As it stood on {Dates.Moment(window.InZone(report.At))}; made by {facts.By}. Personal
                data is taken out as far as the machine finds it.</p>

                <h2>What a court asks</h2>
                <h3>Was it still open what would be decided?</h3>
                <p>People were asked about a draft ({Link("plan.md", files)}). What was changed, and why, stands with each decision in
                {Link("tables/decisions.csv", files)} and {Link("tables/concerns.csv", files)}.</p>
                <h3>Were people told enough to answer?</h3>
                <p>{Numbers.Of(consultation.Questions.Count)} questions stood beside the sections of the draft they are about, in
                {string.Join(" and ", consultation.Languages.Select(language => language == Languages.Welsh ? "Welsh" : "English"))}.
                {Numbers.Of(report.Partners.Lines.Count)} organisations were expected to answer and {Numbers.Of(
                    report.Partners.Answered
                )} did:
                {Link("tables/partners.csv", files)}.</p>
                <h3>Did they have time?</h3>
                <p>It was open from {Dates.Moment(opens)} until {Dates.Closing(closes)}: {Numbers.Of((closes - opens).Days)} days.
                {Numbers.Of(tally.Late)} of {Numbers.Of(tally.Received)} responses came later and are marked:
                {Link("tables/responses.csv", files)}.</p>
                <h3>Was what they said considered?</h3>
                <p>{Numbers.Of(tally.Read)} of {Numbers.Of(
                    tally.Points
                )} points that are their senders' own views are marked as read by a member of staff,
                and {Numbers.Of(decided)} are decided. Who read, decided and answered which stands in {Link("tables/points.csv", files)},
                {Link("tables/decisions.csv", files)} and line by line in {Link("tables/history.csv", files)}.</p>
                {Readers(facts)}
                <p>The history has {Numbers.Of(facts.History.Lines)} lines. {Chain(facts.History)} {Link("history.jsonl", files)} can be
                proved by itself, with consultation-intake history verify: each line's hash covers all of it but its words and its
                subject, of which it has digests.</p>

                <h2>The accounts</h2>
                <p>{Numbers.Of(tally.Received)} received = {Numbers.Of(tally.In(SubmissionStatus.Tagged))} tagged +
                {Numbers.Of(tally.In(SubmissionStatus.Waiting))} waiting + {Numbers.Of(tally.In(SubmissionStatus.Failed))} failed.
                {Numbers.Of(tally.Points)} points = {Numbers.Of(decided)} decided + {Numbers.Of(
                    tally.Points - decided
                )} not decided. All counts:
                {Link("accounts.json", files)}. What the office was told meanwhile: {Link("digests.json", files)},
                word for word in {Link("sent/digests.txt", files)}. What partners and respondents were told: {Link("replies.json", files)},
                word for word in {Link("sent/replies.txt", files)} and {Link("sent/acknowledgements.txt", files)}.</p>

                <h2>How it was read</h2>
                <p>A program ({facts.ReadWith}) split each response into points, set aside what is no point with a reason, and proposed
                themes and stance. It answers nobody, decides nothing and leaves no response out; every character is in a point or set
                aside. Its proposals are wrong at times: how often was measured on letters nobody who built it had read, and stands in
                {Link(MeasuredQuality.FileName, files)}. What staff put right is marked in {Link("tables/points.csv", files)} (column
                corrected), what it was not sure of in column needs_look.</p>

                <h2>Campaigns</h2>
                <p>Responses whose text is the same or nearly the same were told by their words. Each copy is counted as a response.</p>
                {Campaigns(report)}

                <h2>What is in this archive</h2>
                <table>
                <caption>Files, with the hash of each; {EvidencePack.HashesName} has them for sha256sum --check</caption>
                <thead><tr><th scope="col">File</th><th scope="col">What it holds</th><th scope="col">Bytes</th><th
                scope="col">SHA-256</th></tr></thead>
                <tbody>{Html.Join(files.Select(FileRow))}</tbody>
                </table>
                </main>
                </body>
                </html>
                """
            )
            .ToString();
    }

    /// <summary>To be read and printed wherever it is opened.</summary>
    private static readonly Html Style = Html.Of(
        $$"""
        body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 Arial, Helvetica, sans-serif; color: #1b1f23; }
        h1, h2, h3 { line-height: 1.25; margin: 1.5em 0 .4em; } p { max-width: 48rem; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .9rem; }
        caption { text-align: left; margin-bottom: .4rem; }
        th, td { padding: .35rem .5rem; border-bottom: 1px solid #c6cbd0; text-align: left; vertical-align: top; }
        code { overflow-wrap: anywhere; } a { color: #1d4f76; }
        @media print { body { margin: 0; max-width: none; } }
        """
    );

    private static string Chain(VerifyHistory.Outcome history) =>
        history.Problem is { } problem
            ? $"Its chain is broken: {problem}."
            : $"Each is as it was written; the last one's hash is {history.LastHash}.";

    private static Html FileRow(PackedFile file) =>
        Html.Of(
            $"""
            <tr><th scope="row"><a href="{file.File.Name}">{file.File.Name}</a></th><td>{file.File.Meaning}</td>
            <td>{Numbers.Of(file.Length)}</td><td><code>{file.Hash}</code></td></tr>
            """
        );

    private static Html Readers(PackFacts facts) =>
        facts.Report.Readers.Count == 0
            ? Html.Of($"<p>Nobody has marked a point as read yet.</p>")
            : Html.Of(
                $"""
                <table><caption>Who read how many of them</caption><thead><tr><th scope="col">Member of staff or program</th><th
                scope="col">Points</th></tr></thead>
                <tbody>{Html.Join(
                    facts.Report.Readers.Select(reader =>
                        Html.Of($"""<tr><th scope="row">{reader.Label}</th><td>{Numbers.Of(reader.Count)}</td></tr>""")
                    )
                )}</tbody></table>
                """
            );

    private static Html Campaigns(ConsultationReport report) =>
        report.Campaigns.Count == 0
            ? Html.Of($"<p>There was none.</p>")
            : Html.Of($"<ul>{Html.Join(report.Campaigns.Select(Campaign))}</ul>");

    private static Html Campaign(ReportedCampaign campaign) =>
        Html.Of($"<li>{Numbers.Of(campaign.Copies.Count)} responses: {campaign.Template}</li>");

    /// <summary>A file of the pack; its name alone where this pack has none.</summary>
    private static Html Link(string name, IReadOnlyList<PackedFile> files) =>
        files.Any(file => file.File.Name == name)
            ? Html.Of($"""<a href="{name}">{name}</a>""")
            : Html.Of($"{name}, which this consultation has not");
}
