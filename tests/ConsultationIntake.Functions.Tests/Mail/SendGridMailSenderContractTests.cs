using System.Text.Json;
using ConsultationIntake.Contracts.Mail;
using ConsultationIntake.Functions.Mail;
using ConsultationIntake.Mail;

namespace ConsultationIntake.Functions.Tests.Mail;

public sealed class SendGridMailSenderContractTests : MailSenderContract, IAsyncDisposable
{
    private StandIn? sendGrid;

    protected override async Task<IMailSender> BuildMailSenderAsync()
    {
        sendGrid = await StandIn.StartAsync(
            (_, context) =>
            {
                context.Response.StatusCode = 202;
                return Task.CompletedTask;
            }
        );
        return SendGridMailSenderTests.Sender(sendGrid, new InstantClock());
    }

    protected override Task<IReadOnlyList<OutgoingMail>> ReceiveAllAsync() =>
        Task.FromResult<IReadOnlyList<OutgoingMail>>([.. sendGrid!.Requests.Select(request => Read(request.Json))]);

    public async ValueTask DisposeAsync()
    {
        if (sendGrid is not null)
            await sendGrid.DisposeAsync();
    }

    private static OutgoingMail Read(JsonElement sent)
    {
        var personalization = sent.GetProperty("personalizations").EnumerateArray().Single();
        string Content(string type) =>
            sent.GetProperty("content")
                .EnumerateArray()
                .Single(content => content.GetProperty("type").GetString() == type)
                .GetProperty("value")
                .GetString()!;
        return new OutgoingMail
        {
            Id = sent.GetProperty("custom_args").GetProperty(SendGridMessages.MailId).GetString()!,
            Category = sent.GetProperty("categories").EnumerateArray().Single().GetString()!,
            To = Address(personalization.GetProperty("to").EnumerateArray().Single()),
            ReplyTo = sent.TryGetProperty("reply_to", out var reply) ? Address(reply) : null,
            Subject = sent.GetProperty("subject").GetString()!,
            Text = Content("text/plain"),
            Html = Content("text/html"),
            Headers = personalization
                .GetProperty("headers")
                .EnumerateObject()
                .ToDictionary(header => header.Name, header => header.Value.GetString()!),
        };
    }

    private static MailAddress Address(JsonElement address)
    {
        var name = address.TryGetProperty("name", out var given) ? given.GetString() : null;
        if (name is ['"', .. var quoted, '"'])
            name = quoted.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        return new MailAddress(address.GetProperty("email").GetString()!, name);
    }
}
