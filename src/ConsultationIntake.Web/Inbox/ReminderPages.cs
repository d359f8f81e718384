using ConsultationIntake.Consultations;
using ConsultationIntake.History;
using ConsultationIntake.Inbox.Partners;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Inbox;

/// <summary>Reminds an expected partner that has not answered.</summary>
public sealed class ReminderPages(SendReminder remind, StaffHistory history, StaffGate gate)
{
    public Task<IResult> RemindAsync(HttpContext context, string slug, string partner, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (!ConsultationSlug.TryParse(slug, out var consultation))
                    return InboxNotFound.Page();
                var outcome = await remind.ExecuteAsync(consultation, partner, cancellationToken);
                if (outcome is SendReminder.Outcome.Sent or SendReminder.Outcome.Unknown)
                    await history.WriteAsync(
                        consultation,
                        member.Name,
                        HistoryActs.Remind,
                        submission: null,
                        partner,
                        after: null,
                        cancellationToken
                    );
                return outcome switch
                {
                    SendReminder.Outcome.Sent => Results.LocalRedirect($"~/staff/{consultation}/partners"),
                    SendReminder.Outcome.Unknown => Say(
                        consultation,
                        "The reminder may have gone out",
                        "The mail service did not say that it took it. It stands in the outbox: say there whether it arrived."
                    ),
                    SendReminder.Outcome.NoSuchPartner => InboxNotFound.Page(),
                    SendReminder.Outcome.NotInvited => Say(
                        consultation,
                        "This partner was not invited",
                        "No reminder was sent. Put the day it was asked into \"invited\" of the partner in consultation.json."
                    ),
                    SendReminder.Outcome.MailWaits => Say(
                        consultation,
                        "Mail of this partner, or that says so, waits",
                        "No reminder was sent. Decide on the mail first: it may be their response."
                    ),
                    SendReminder.Outcome.NoAddress => Say(
                        consultation,
                        "No address is known",
                        "Add an address to the partner in consultation.json."
                    ),
                    SendReminder.Outcome.AlreadyAnswered => Say(consultation, "This partner has answered", "No reminder was sent."),
                    SendReminder.Outcome.Closed => Say(consultation, "The consultation has closed", "No reminder was sent."),
                    SendReminder.Outcome.RemindedToday => Say(consultation, "Already reminded today", "No second reminder was sent."),
                    _ => Say(
                        consultation,
                        "The reminder was refused",
                        "The mail service does not deliver to this address. Check it in consultation.json."
                    ),
                };
            }
        );

    private static IResult Say(ConsultationSlug consultation, string heading, string advice) =>
        PageResult.Of<MessagePage>(
            new
            {
                Heading = heading,
                Paragraphs = (IReadOnlyList<string>)[advice],
                Back = $"/staff/{consultation}/partners",
                BackTo = "The partners",
            },
            StatusCodes.Status409Conflict
        );
}
