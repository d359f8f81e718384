using System.Globalization;
using ConsultationIntake.Clients;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.Web.Inbox;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Submissions;

/// <summary>
/// What <c>/staff</c> shows, as JSON for other tools: <c>/account</c>, <c>/submissions</c>, <c>/submissions/{reference}</c>.
/// </summary>
public sealed class SubmissionQueries(
    ConsultationCatalogue catalogue,
    ISubmissionStore store,
    ThemesInUse themes,
    SubmissionReader reader,
    IMessageStore messages,
    StaffGate gate,
    TimeProvider clock
)
{
    public Task<IResult> AccountAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? ApiJson.Ok(
                        AccountView.Of(
                            consultation,
                            await store.TallyAsync(consultation.Slug, cancellationToken),
                            reader.NameFor(await themes.ForAsync(consultation, cancellationToken)),
                            clock.GetUtcNow()
                        ) with
                        {
                            Mail = MailView.Of(await messages.TallyAsync(slug, cancellationToken)),
                        }
                    )
                    : Problems.NoConsultation(slug),
            ClientScopes.Read
        );

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return Problems.NoConsultation(slug);
                var asked = ListRequest.Read(context.Request.Query, consultation);
                if (asked.Errors.Count > 0)
                    return Problems.Invalid(asked.Errors);
                var page = await store.ListAsync(asked.Query, cancellationToken);
                return ApiJson.Ok(new { submissions = page.Items, next = page.Next });
            }
        );

    public Task<IResult> OneAsync(HttpContext context, string slug, string reference, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async member =>
                catalogue.Find(slug) is { } consultation
                && SubmissionReference.TryParse(reference, out var parsed)
                && await store.FindAsync(consultation.Slug, parsed, cancellationToken) is { } submission
                    ? FromOf(context, submission) is { } from
                        ? ApiJson.Ok(
                            member.SeesPersonalData
                                ? SubmissionView.Of(submission, from)
                                : SubmissionView.WithoutPersonalData(submission, from)
                        )
                        : Problems.Of(
                            StatusCodes.Status400BadRequest,
                            "The submission has no such place",
                            "Leave out from, or send the value of next from the answer before."
                        )
                    : Problems.Of(
                        StatusCodes.Status404NotFound,
                        "There is no such submission",
                        $"'{slug}' has none with the reference '{reference}'."
                    )
        );

    private static int? FromOf(HttpContext context, Submission submission) =>
        context.Request.Query["from"].ToString() is not { Length: > 0 } asked ? 0
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from < submission.Text.Value.Length ? from
        : null;
}
