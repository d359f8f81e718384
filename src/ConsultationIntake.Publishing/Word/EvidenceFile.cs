using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Exports;
using ConsultationIntake.Reading;
using ConsultationIntake.Reports;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Publishing.Word;

/// <summary>One response as a document: its points numbered beside its words, and what was done beside them.</summary>
public static class EvidenceFile
{
    /// <param name="consultation">Whose response it is.</param>
    /// <param name="response">What is written.</param>
    /// <param name="words">The words for channels, kinds, reasons and decisions.</param>
    /// <param name="now">As of when.</param>
    /// <returns>The document, from its beginning.</returns>
    public static MemoryStream Write(Consultation consultation, ResponseAsEvidence response, EvidenceWords words, DateTimeOffset now)
    {
        var submission = response.Submission;
        var look = WordLook.Of(consultation, $"Response {submission.Reference}", Languages.English, "Page") with { IsLandscape = true };
        using var file = new WordFile(look);
        file.Text(new WordRun(consultation.Title.English) { Bold = true });
        file.Text(
            $"Received {Dates.Moment(consultation.Window.InZone(submission.ReceivedAt))} by "
                + $"{words.Channel(submission.Channel)}, from {response.From ?? "somebody who answers for themselves"}. "
                + $"As it stood on {Dates.Moment(consultation.Window.InZone(now))}."
        );
        file.Text(
            response.IsWhole
                ? "Every word is here, personal data among them."
                : "Every word is here but names, addresses and the like, which are replaced by words in square brackets."
        );
        file.Text("Words that are no point are grey, with the reason beside them.");
        foreach (var part in response.Parts.Where(part => part.Passages.Count > 0))
        {
            file.Heading(1, part.Title);
            file.Table(
                part.Title,
                [new("Point", 8), new("Words", 58), new("What was done", 34)],
                part.Passages.Select(passage => Cells(consultation, passage, response.IsWhole, words))
            );
        }

        return file.Finish();
    }

    private static IReadOnlyList<WordCell> Cells(Consultation consultation, EvidencePassage passage, bool whole, EvidenceWords words) =>
        passage.Point is { } point
            ?
            [
                WordCell.Of(point.Number.ToString(CultureInfo.InvariantCulture)) with
                {
                    IsHeader = true,
                },
                WordCell.Of(new WordRun(passage.Words) { Language = point.Point.Language is "en" or "cy" ? point.Point.Language : null }),
                new([.. Done(consultation, point, whole, words)]),
            ]
            :
            [
                "",
                WordCell.Of(new WordRun(passage.Words) { Quiet = true }),
                WordCell.Of(new WordRun(Aside(consultation, passage, whole, words)) { Quiet = true, Italic = true }),
            ];

    private static string Aside(Consultation consultation, EvidencePassage passage, bool whole, EvidenceWords words) =>
        passage switch
        {
            { RemovedBy: { Action: StaffAction.Remove remove } by } => $"Set aside by {by.By}: {Said(consultation, remove.Reason, whole)}",
            { Reason: { } reason } => $"Set aside: {words.Reason(reason).ToLowerInvariant()}",
            _ => "Not read yet",
        };

    /// <summary>What an officer wrote.</summary>
    private static string Said(Consultation consultation, string text, bool whole) =>
        whole ? text : OfficeWords.Redacted(consultation, text)!;

    private static IEnumerable<IReadOnlyList<WordRun>> Done(Consultation consultation, WorkedPoint point, bool whole, EvidenceWords words)
    {
        var state = words.Decision(point.DecisionState);
        if (point.Decision is { Disposition: var disposition } decision)
        {
            var outcome =
                consultation.Outcomes.FirstOrDefault(outcome => outcome.Code == disposition.Outcome)?.Title.English ?? disposition.Outcome;
            yield return [new WordRun($"{state}: {outcome}") { Bold = true }];
            if (disposition.Answer is { } answer)
                yield return [Said(consultation, answer, whole)];
            if (disposition.PlanSection is { } section)
                yield return [$"Section of the plan: {section}"];
            yield return [new WordRun($"{decision.By}, {Dates.Day(consultation.Window.InZone(decision.At))}") { Quiet = true }];
        }
        else
        {
            yield return [new WordRun(state) { Bold = true }];
        }

        if (point.Kind != PointKind.OwnView)
            yield return [words.Kind(point.Kind)];
        if (point.Themes.Count > 0)
            yield return
            [
                $"Themes: {string.Join(", ", point.Themes.Select(code => consultation.Themes.Find(code)?.Title.English ?? code))}",
            ];
        if (point.ReadBy.Count > 0)
            yield return [new WordRun($"Read by {string.Join(", ", point.ReadBy)}") { Quiet = true }];
    }
}

/// <summary>What staff read of codes, as the pages say it.</summary>
public sealed record EvidenceWords(
    Func<Submissions.Channel, string> Channel,
    Func<PointKind, string> Kind,
    Func<SetAsideReason, string> Reason,
    Func<DecisionState, string> Decision
);
