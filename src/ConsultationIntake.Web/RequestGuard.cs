using System.Data.Common;
using ConsultationIntake.Archives;
using ConsultationIntake.Consultations;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Inbox;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Web;

/// <summary>
/// Stands before every route. It sets the headers, and turns what no handler foresaw into a page or a problem that says so, with the
/// error in the log.
/// </summary>
internal sealed partial class RequestGuard(
    RequestDelegate next,
    ConsultationCatalogue catalogue,
    TimeProvider clock,
    ILogger<RequestGuard> logger
)
{
    public async Task InvokeAsync(HttpContext context)
    {
        SecurityHeaders.Set(context.Response.Headers);
        try
        {
            if (IsFramedTwice(context.Request.Headers))
            {
                // What follows on this connection may be a part of this request.
                context.Response.Headers.Connection = "close";
                await Unreadable(context, StatusCodes.Status400BadRequest).ExecuteAsync(context);
            }
            else if (context.Request.ContentLength > MostBytes(context.Request.Path))
                await TooLarge(context).ExecuteAsync(context);
            else
                await next(context);
        }
        catch (IOException wrong) when (!context.Response.HasStarted && wrong.InnerException is OverflowException)
        {
            // A chunk that says it is longer than any number: the server has no better word for it, and it is no disk's fault.
            Log.RequestRefused(logger, StatusCodes.Status400BadRequest);
            await AnswerInsteadAsync(context, Unreadable(context, StatusCodes.Status400BadRequest));
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            Log.RequestRefused(logger, bad.StatusCode);
            await AnswerInsteadAsync(
                context,
                bad.StatusCode switch
                {
                    StatusCodes.Status413PayloadTooLarge => TooLarge(context),
                    StatusCodes.Status503ServiceUnavailable => TooBusy(context),
                    _ => Unreadable(context, bad.StatusCode),
                },
                retryAfter: bad.StatusCode == StatusCodes.Status503ServiceUnavailable ? "60" : null
            );
        }
        catch (Exception failure)
            when (!context.Response.HasStarted && failure is (DbException or IOException or UnauthorizedAccessException))
        {
            // The disk is full, or the database locked: it may be well again in a minute, and nothing was kept.
            Log.NothingKept(logger, failure, context.Request.Method, context.GetEndpoint()?.DisplayName);
            await AnswerInsteadAsync(
                context,
                Say(
                    context,
                    StatusCodes.Status503ServiceUnavailable,
                    "Sorry, this cannot be kept at the moment",
                    "Nothing was saved. Nothing that was confirmed to you is lost. Keep what you wrote and try again in a few minutes."
                ),
                retryAfter: "60"
            );
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested || failure is not OperationCanceledException)
        {
            Log.RequestFailed(logger, failure, context.Request.Method, context.GetEndpoint()?.DisplayName);
            // Half an answer cannot be taken back: breaking off shows that it is one.
            if (context.Response.HasStarted)
                throw;
            await AnswerInsteadAsync(
                context,
                Say(
                    context,
                    StatusCodes.Status500InternalServerError,
                    "Sorry, there is a problem with the service",
                    "Nothing that was confirmed to you is lost. Try again in a few minutes."
                )
            );
        }
    }

    /// <summary>
    /// A length and chunks, or chunks in something else: a proxy may go by one and the server by the other, and take what follows for
    /// another request (RFC 9112, 6.1 and 6.3). Kestrel goes by the chunks, keeps the length under a name of its own, and looks at the
    /// last encoding alone.
    /// </summary>
    private static bool IsFramedTwice(IHeaderDictionary fields) =>
        fields.TransferEncoding.Count > 0
        && (
            fields.ContentLength is not null
            || fields.ContainsKey("X-Content-Length")
            || !string.Equals(fields.TransferEncoding.ToString(), "chunked", StringComparison.OrdinalIgnoreCase)
        );

    private static Task AnswerInsteadAsync(HttpContext context, IResult answer, string? retryAfter = null)
    {
        context.Response.Clear();
        SecurityHeaders.Set(context.Response.Headers);
        context.Response.Headers.RetryAfter = retryAfter;
        return answer.ExecuteAsync(context);
    }

    /// <summary>
    /// Compared with the length a request tells before anything of it is read. A server that stops in the middle of a body
    /// closes the connection, and a host that forwards what it gets then answers 500 in our place. Received mail is never
    /// refused for good: its handler says what becomes of it.
    /// </summary>
    private static long MostBytes(PathString path) =>
        path.StartsWithSegments("/inbound", StringComparison.OrdinalIgnoreCase) ? long.MaxValue
        : path.StartsWithSegments("/api/inbox", StringComparison.OrdinalIgnoreCase) ? InboundEmailEndpoint.MaxBodyBytes
        : IsArchive(path) ? ReadArchive.MaxBytes
        : SubmissionEndpoints.MaxBodyBytes;

    internal static bool IsArchive(PathString path) =>
        path.StartsWithSegments("/api/consultations", StringComparison.OrdinalIgnoreCase, out var rest)
        && rest.Value!.EndsWith("/archive", StringComparison.OrdinalIgnoreCase);

    private IResult Unreadable(HttpContext context, int status) =>
        Say(context, status, "This could not be read", "Nothing was saved. Go back and try again.");

    private IResult TooBusy(HttpContext context) =>
        Say(
            context,
            StatusCodes.Status503ServiceUnavailable,
            "Too much is being sent at the moment",
            "Nothing was saved. Keep what you wrote and try again in a minute."
        );

    private IResult TooLarge(HttpContext context) =>
        Say(
            context,
            StatusCodes.Status413PayloadTooLarge,
            "This is too large",
            "Nothing was saved. Send less at once, or write to the address on the consultation's page."
        );

    private IResult Say(HttpContext context, int status, string heading, string advice)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return Problems.Of(status, heading, advice);
        return
            path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/outbox", StringComparison.OrdinalIgnoreCase)
            ? PageResult.Of<MessagePage>(new { Heading = heading, Paragraphs = (IReadOnlyList<string>)[advice] }, status)
            : FormNotices.Failed(context, catalogue, clock.GetUtcNow(), status);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Refused a request with {Status}")]
        internal static partial void RequestRefused(ILogger logger, int status);

        [LoggerMessage(3, LogLevel.Error, "Failed to read or keep what {Method} {Endpoint} needs")]
        internal static partial void NothingKept(ILogger logger, Exception failure, string method, string? endpoint);

        [LoggerMessage(2, LogLevel.Error, "Failed to answer {Method} {Endpoint}")]
        internal static partial void RequestFailed(ILogger logger, Exception failure, string method, string? endpoint);
    }
}
