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
                if (OwnName(consultation, form["organisation"].ToString()) is { } partnersOwn)
                    return partnersOwn;
                var (settled, act, after) = await SettleAsync(consultation, parsed, form, cancellationToken);
                if (!settled)
                    return await others.PageAsync(consultation, parsed, cancellationToken);
                await history.WriteAsync(consultation, member.Name, act, parsed, subject: null, after, cancellationToken);
                return Results.LocalRedirect(
                    form["back"] == "desk"
                        ? $"~/staff/{consultation}/inbox#letters"
                        : $"~/staff/{consultation}/{parsed}#{(act == HistoryActs.SettleMark ? "standing" : "partner-of")}"
                );
            }
        );

    /// <summary>One of: a mark seen to, the sender put back, an organisation that is no expected partner, a partner or none.</summary>
    private async Task<(bool IsSettled, string Act, string After)> SettleAsync(
        ConsultationSlug consultation,
        SubmissionReference reference,
        IFormCollection form,
        CancellationToken cancellationToken
    )
    {
        var (mark, partner, organisation) = (form["mark"].ToString(), form["partner"].ToString(), form["organisation"].ToString().Trim());
        if (mark.Length > 0)
            return (await settle.MarkAsync(consultation, reference, mark, cancellationToken), HistoryActs.SettleMark, mark);
        if (form["undo"] == "sender")
            return (await settle.PutBackAsync(consultation, reference, cancellationToken), HistoryActs.SettleSender, "as it came");
        return organisation.Length > 0
            ? (
                await settle.OrganisationAsync(consultation, reference, organisation, cancellationToken),
                HistoryActs.SettleSender,
                $"no expected partner: {organisation}"
            )
            : (
                await settle.SenderAsync(consultation, reference, partner.Length > 0 ? partner : null, cancellationToken),
                HistoryActs.SettleSender,
                partner
            );
    }

    /// <summary>What to do where an expected partner's name was typed as another organisation's; null for any other name.</summary>
    private IResult? OwnName(ConsultationSlug slug, string organisation) =>
        catalogue.Find(slug) is { } consultation && PartnerMatch.Named(consultation, organisation) is not null
            ? PageResult.Of<MessagePage>(
                new
                {
                    Heading = "That is an expected partner",
                    Paragraphs = (IReadOnlyList<string>)
                        ["Nothing was changed. Go back and choose it in the list of partners, or write another name."],
                },
                StatusCodes.Status422UnprocessableEntity
            )
            : null;
}
