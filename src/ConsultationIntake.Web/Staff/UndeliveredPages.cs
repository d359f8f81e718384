using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Undelivered;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary><c>/staff/{slug}/outbox</c>: mail that did not go out or of which nobody knows, why, and what to do about it.</summary>
public sealed class UndeliveredPages(ConsultationCatalogue catalogue, IOfficeRecords records, SettleUndelivered settle, StaffGate gate)
{
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? PageResult.Of<UndeliveredPage>(
                        new
                        {
                            Consultation = consultation,
                            Mails = (IReadOnlyList<UndeliveredMail>)
                                [
                                    .. (await records.ListAsync<UndeliveredMail>(consultation.Slug, cancellationToken)).OrderByDescending(
                                        mail => mail.FailedAt
                                    ),
                                ],
                            From = int.TryParse(
                                context.Request.Query["after"],
                                NumberStyles.None,
                                CultureInfo.InvariantCulture,
                                out var from
                            )
                                ? from
                                : 0,
                            Trail = PageTrail.Read(context.Request.Query),
                        }
                    )
                    : StaffNotFound.Page()
        );

    public Task<IResult> RetryAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        SettleAsync(context, slug, id, SettleUndelivered.Decision.SendAgain, cancellationToken);

    public Task<IResult> ArrivedAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        SettleAsync(context, slug, id, SettleUndelivered.Decision.Arrived, cancellationToken);

    private Task<IResult> SettleAsync(
        HttpContext context,
        string slug,
        string id,
        SettleUndelivered.Decision decision,
        CancellationToken cancellationToken
    ) =>
        gate.ChangeAsync(
            context,
            async member =>
                ConsultationSlug.TryParse(slug, out var consultation)
                    ? await settle.ExecuteAsync(consultation, id, decision, member.Name, cancellationToken) switch
                    {
                        SettleUndelivered.Outcome.Settled => Results.LocalRedirect(
                            $"~/staff/{consultation}/outbox",
                            permanent: false,
                            preserveMethod: false
                        ),
                        SettleUndelivered.Outcome.UnderWay => Say(
                            consultation,
                            "This mail may be going out now",
                            "It was not sent again, so that nobody gets it twice. If it still stands in the outbox in five "
                                + "minutes, send it again then."
                        ),
                        SettleUndelivered.Outcome.NotSent notSent => Say(
                            consultation,
                            "This mail was not sent",
                            notSent.Why,
                            notSent.StillStands
                                ? "It stands in the outbox until then."
                                : "It was taken off the outbox, and the history says why."
                        ),
                        _ => StaffNotFound.Page(),
                    }
                    : StaffNotFound.Page()
        );

    private static IResult Say(ConsultationSlug consultation, string heading, params IReadOnlyList<string> paragraphs) =>
        PageResult.Of<MessagePage>(
            new
            {
                Heading = heading,
                Paragraphs = paragraphs,
                Back = $"/staff/{consultation}/outbox",
                BackTo = "The outbox",
            },
            StatusCodes.Status409Conflict
        );
}
