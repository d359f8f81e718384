using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Inbox.Receiving;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Web.Inbox;

/// <summary>
/// <c>POST /inbound/email</c>, for SendGrid's Inbound Parse. It answers 200 once the mail is kept and 503 where it could
/// not be: any 4xx would destroy a letter without telling anybody
/// (https://support.sendgrid.com/hc/en-us/articles/46513815674395).
/// </summary>
public sealed partial class InboundEmailEndpoint(
    ReceiveEmail receive,
    ThisMachine machine,
    StrangerQuota quota,
    ILogger<InboundEmailEndpoint> logger
)
{
    /// <summary>Mail has 30 MB at most; with the form around it and room to spare.</summary>
    public const long MaxBodyBytes = 100_000_000;

    public async Task<IResult> PostAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = MaxBodyBytes;
            if (await receive.ExecuteAsync(PostOf(context), cancellationToken) is { } message)
                return Results.Json(new { message = message.Id });
            // Not 429: the mail service would take any 4xx for final and drop the mail.
            Log.MailRefused(logger);
            context.Response.Headers.RetryAfter = quota.RetryAfter;
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                "Too much unsigned mail",
                "Nothing was kept. Send it again later, or sign it."
            );
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.MailNotKept(logger, failure);
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The mail could not be kept", "Send it again later.");
        }
    }

    private ReceivedPost PostOf(HttpContext context) =>
        new()
        {
            Body = context.Request.Body,
            Source = MessageSource.InboundParse,
            ContentType = context.Request.ContentType,
            Signature = context.Request.Headers[WebhookSignature.SignatureHeader] is [{ } signature, ..] ? signature : null,
            Timestamp = context.Request.Headers[WebhookSignature.TimestampHeader] is [{ } timestamp, ..] ? timestamp : null,
            FromThisMachine = machine.IsAsking(context),
            Length = context.Request.ContentLength,
            MayKeepUntrusted = (bytes, cancellationToken) => quota.MayKeepMailAsync(context, bytes, cancellationToken),
        };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Failed to keep a received mail")]
        internal static partial void MailNotKept(ILogger logger, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "Refused a mail that nothing vouches for: too many came")]
        internal static partial void MailRefused(ILogger logger);
    }
}
