using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox.Desk;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.Versions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Inbox;

/// <summary>What staff decide on a letter: whether it replaces an earlier one, who it is from, whether a mark is settled.</summary>
public sealed class LetterPages(
    ConsultationCatalogue catalogue,
    ISubmissionStore submissions,
    DecideVersion decideVersion,
    SettleSubmission settle,
    StaffHistory history,
    DecidedByOthers others,
    StaffGate gate
)
{
    public Task<IResult> VersionAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (
                    catalogue.Find(slug) is not { } consultation
                    || !SubmissionReference.TryParse(reference, out var parsed)
                    || await submissions.FindAsync(consultation.Slug, parsed, cancellationToken)
                        is not { Replaces: { } earlierReference } later
                    || await submissions.FindAsync(consultation.Slug, earlierReference, cancellationToken) is not { } earlier
                )
                    return InboxNotFound.Page();
                return PageResult.Of<VersionPage>(
                    new
                    {
                        Consultation = consultation,
                        Earlier = earlier,
                        Later = later,
                        Comparison = VersionComparison.Of(earlier, later),
                        Partner = consultation.ExpectedPartners.FirstOrDefault(partner => partner.Id == later.Partner)?.Name,
                    }
                );
            }
        );

    public Task<IResult> DecideVersionAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (
                    !ConsultationSlug.TryParse(slug, out var consultation)
                    || !SubmissionReference.TryParse(reference, out var parsed)
                    || !Enum.TryParse<DecideVersion.Decision>(form["decision"], out var decision)
                )
                    return InboxNotFound.Page();
                var reason = form["reason"].ToString().Trim();
                if (decision == DecideVersion.Decision.Withdraw && reason.Length == 0)
                    return PageResult.Of<AskOncePage>(
                        new
                        {
                            Heading = $"Withdraw {parsed}?",
                            What = "It is kept and can be let stand again, but until then none of its points is counted, in a digest "
                                + "or decided.",
                            Button = "Withdraw it",
                            Action = $"/staff/{consultation}/{parsed}/version",
                            Back = $"/staff/{consultation}/{parsed}",
                            BackTo = parsed.ToString(),
                            Fields = new Dictionary<string, string> { ["decision"] = nameof(DecideVersion.Decision.Withdraw) },
                            Missing = form.ContainsKey("reason"),
                        }
                    );
                if (
                    !await decideVersion.ExecuteAsync(
                        consultation,
                        parsed,
                        decision,
                        SubmissionReference.TryParse(form["replaces"], out var replaces) ? replaces : null,
                        cancellationToken
                    )
                )
                    return await others.PageAsync(consultation, parsed, cancellationToken);
                await history.WriteAsync(
                    consultation,
                    member.Name,
                    HistoryActs.DecideVersion,
                    parsed,
                    subject: null,
                    reason.Length > 0 ? $"{decision}: {reason}" : decision.ToString(),
                    cancellationToken
                );
                return Results.LocalRedirect($"~/staff/{consultation}/{parsed}#standing");
            }
        );

    public Task<IResult> SettleAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (!ConsultationSlug.TryParse(slug, out var consultation) || !SubmissionReference.TryParse(reference, out var parsed))
                    return InboxNotFound.Page();
                var (mark, partner) = (form["mark"].ToString(), form["partner"].ToString());
                var settled =
                    mark.Length > 0
                        ? await settle.MarkAsync(consultation, parsed, mark, cancellationToken)
                        : await settle.SenderAsync(consultation, parsed, partner.Length > 0 ? partner : null, cancellationToken);
                if (!settled)
                    return await others.PageAsync(consultation, parsed, cancellationToken);
                var (act, after) = mark.Length > 0 ? (HistoryActs.SettleMark, mark) : (HistoryActs.SettleSender, partner);
                await history.WriteAsync(consultation, member.Name, act, parsed, subject: null, after, cancellationToken);
                return Results.LocalRedirect(
                    form["back"] == "desk"
                        ? $"~/staff/{consultation}/inbox#letters"
                        : $"~/staff/{consultation}/{parsed}#{(mark.Length > 0 ? "standing" : "partner-of")}"
                );
            }
        );
}
