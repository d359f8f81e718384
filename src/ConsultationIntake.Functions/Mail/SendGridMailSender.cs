using System.Net;
using System.Text.Json;
using ConsultationIntake.Mail;
using SendGrid;

namespace ConsultationIntake.Functions.Mail;

/// <summary>
/// Mail through SendGrid's v3 API, which knows no idempotency key: what was handed over whole and got no answer may have been taken, so it
/// is not handed over again and staff settle it. The mail's id travels with it, for SendGrid's own records.
/// </summary>
internal sealed class SendGridMailSender(SendGridOptions options, HttpClient http) : IMailSender
{
    /// <summary>For one mail, with the waits between its tries.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly SendGridClient client = new(http, Connection(options));

    internal static HttpClient Connect(HttpMessageHandler network, TimeProvider clock) =>
#pragma warning disable CA2000 // the client's own
        new(new PoliteRetries(clock) { InnerHandler = new WatchedHandover { InnerHandler = network } }) { Timeout = Patience };
#pragma warning restore CA2000

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (await HandOverAsync(mail, cancellationToken) is not { } response)
            return new MailOutcome.Unknown();
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new MailOutcome.Accepted(),
            // These say that this mail is not one SendGrid will ever send; any other answer may change without it.
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => new MailOutcome.Refused(
                await ReasonAsync(response, cancellationToken)
            ),
            // What stands before SendGrid handed it on and heard nothing.
            HttpStatusCode.GatewayTimeout => new MailOutcome.Unknown(),
            var status => throw new HttpRequestException($"SendGrid answered {(int)status}.", inner: null, status),
        };
    }

    /// <summary>Null where all of it was handed over and nobody knows what became of it.</summary>
    private async Task<Response?> HandOverAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendEmailAsync(SendGridMessages.Of(mail, options), cancellationToken);
        }
        catch (NoAnswerException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (NoAnswerException stopped)
        {
            throw new OperationCanceledException(stopped.Message, stopped, cancellationToken);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            // Not a cancellation to whoever called: the other mails of the batch go on.
            throw new TimeoutException("SendGrid did not answer in time.", timeout);
        }
    }

    private static SendGridClientOptions Connection(SendGridOptions options)
    {
        var connection = new SendGridClientOptions { ApiKey = options.ApiKey };
        connection.SetDataResidency(options.Region);
        if (options.BaseAddress is { } other)
            connection.Host = other.ToString();
        return connection;
    }

    /// <summary>The fields SendGrid objects to. Not its sentences: they can quote the address.</summary>
    private static async Task<string> ReasonAsync(Response response, CancellationToken cancellationToken)
    {
        var body = await response.Body.ReadAsStringAsync(cancellationToken);
        var fields = new List<string>();
        try
        {
            using var json = JsonDocument.Parse(body);
            if (
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("errors", out var errors)
                && errors.ValueKind == JsonValueKind.Array
            )
            {
                fields.AddRange(
                    errors
                        .EnumerateArray()
                        .Where(error => error.ValueKind == JsonValueKind.Object)
                        .Select(error =>
                            error.TryGetProperty("field", out var field) && field.ValueKind == JsonValueKind.String
                                ? field.GetString()
                                : null
                        )
                        .Where(field => !string.IsNullOrEmpty(field) && !field.Contains('@', StringComparison.Ordinal))
                        .Select(field => field!)
                );
            }
        }
        catch (JsonException)
        {
            // An answer that is not JSON names no field; its status alone says that the mail was refused.
        }

        return fields.Count == 0
            ? $"SendGrid refused it ({(int)response.StatusCode})"
            : $"SendGrid refused it ({(int)response.StatusCode}): {string.Join(", ", fields.Distinct(StringComparer.Ordinal))}";
    }
}
