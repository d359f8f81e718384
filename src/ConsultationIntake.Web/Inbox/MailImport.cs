using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ConsultationIntake.Web.Inbox;

/// <summary>
/// <c>POST /api/inbox/messages</c>: a saved mail, handed over by a member of staff; and what became of it. Unlike
/// <c>/inbound/email</c> it asks who is there, and refuses: whoever has the file can try again.
/// </summary>
public sealed class MailImport(ImportEmail import, IMessageStore messages, StaffGate gate)
{
    public Task<IResult> PostAsync(HttpContext context, CancellationToken cancellationToken) =>
        gate.ApiChangeAsync(
            context,
            async _ =>
            {
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                    limit.MaxRequestBodySize = InboundEmailEndpoint.MaxBodyBytes;
                return await import.ExecuteAsync(context.Request.Body, cancellationToken) switch
                {
                    ImportEmail.Outcome.Kept kept => ApiJson.Ok(ImportedMail.Of(kept.Message)),
                    ImportEmail.Outcome.NotAnEmail => Problems.Of(
                        StatusCodes.Status422UnprocessableEntity,
                        "This is not an email",
                        "It does not begin with an email's header lines (From, Date, Subject). Nothing was kept."
                    ),
                    var outcome => throw new InvalidOperationException($"{outcome.GetType().Name} has no answer."),
                };
            }
        );

    public Task<IResult> OneAsync(HttpContext context, string id, CancellationToken cancellationToken) =>
        gate.ApiAsync(
            context,
            async _ =>
                await messages.FindAsync(id, cancellationToken) is { } message
                    ? ApiJson.Ok(ImportedMail.Of(message))
                    : Problems.Of(StatusCodes.Status404NotFound, "There is no such message", $"No message is called '{id}'.")
        );

    private sealed record ImportedMail(string Message, MessageState State, MessageReason Reason, string? Consultation, string? Reference)
    {
        internal static ImportedMail Of(InboxMessage message) =>
            new(
                message.Id,
                message.State,
                message.Reason,
                message.Consultation is { Length: > 0 } slug ? slug : null,
                message.Reference?.ToString()
            );
    }
}
