using ConsultationIntake.Consultations;
using ConsultationIntake.SentMails;
using ConsultationIntake.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Staff;

/// <summary><c>/staff/{slug}/sent</c>: what digests, replies, acknowledgements and reminders said that went out.</summary>
public sealed class SentMailPages(ConsultationCatalogue catalogue, KeptMails kept, StaffGate gate)
{
    private const int PageLength = 50;

    /// <summary>The kinds that are kept, as <see cref="SentMail.Category"/>, and what a list of them is called.</summary>
    internal static readonly IReadOnlyList<(string Category, string Name)> Kinds =
    [
        ("digest", "Digests"),
        ("reply", "Replies"),
        ("acknowledgement", "Acknowledgements"),
        ("reminder", "Reminders"),
    ];

    /// <summary><c>GET /staff/{slug}/sent?kind=digest</c></summary>
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var asked = context.Request.Query["kind"].ToString();
                var kind = Kinds.Any(one => one.Category == asked) ? asked : Kinds[0].Category;
                var after = context.Request.Query["after"].ToString();
                // One more than is shown tells whether there is a next page.
                var found = await kept.ListAsync(consultation.Slug, kind, after, PageLength + 1, cancellationToken);
                return PageResult.Of<SentMailsPage>(
                    new
                    {
                        Consultation = consultation,
                        Kind = kind,
                        Mails = (IReadOnlyList<SentMail>)[.. found.Take(PageLength)],
                        After = after.Length == 0 ? null : after,
                        Next = found.Count > PageLength ? found[PageLength - 1].Id : null,
                        Trail = PageTrail.Read(context.Request.Query),
                    }
                );
            }
        );

    /// <summary><c>GET /staff/{slug}/sent/{id}</c></summary>
    public Task<IResult> OneAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation && await kept.FindAsync(consultation.Slug, id, cancellationToken) is { } mail
                    ? PageResult.Of<SentMailPage>(new { Consultation = consultation, Mail = mail })
                    : StaffNotFound.Page()
        );
}
