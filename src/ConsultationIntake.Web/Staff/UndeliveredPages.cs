using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Answering;
using ConsultationIntake.Office;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary><c>/staff/{slug}/outbox</c>: mail that did not go out, why, and a button that sends it again.</summary>
public sealed class UndeliveredPages(ConsultationCatalogue catalogue, IOfficeRecords records, RetryUndelivered retry, StaffGate gate)
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
                        }
                    )
                    : StaffNotFound.Page()
        );

    public Task<IResult> RetryAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
                ConsultationSlug.TryParse(slug, out var consultation)
                && await retry.ExecuteAsync(consultation, id, member.Name, cancellationToken)
                    ? Results.LocalRedirect($"~/staff/{consultation}/outbox", permanent: false, preserveMethod: false)
                    : StaffNotFound.Page()
        );
}
