using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Mail that a sign tells to set aside, and that says more than a program does.</summary>
public sealed class SetAsideMailTests
{
    [Theory]
    [InlineData("X-Autoreply: yes", "I want older officers.", true)]
    [InlineData("Auto-Submitted: auto-replied", "I am on leave until Monday. By the way your plan does nothing for carers.", true)]
    [InlineData("Auto-Submitted: auto-replied", "I am on leave until Monday.\n\nKind regards\nJo Clerk", false)]
    [InlineData("Auto-Submitted: auto-replied", "Thank you for your email. We will respond within ten working days.", false)]
    [InlineData(
        "Auto-Submitted: auto-replied",
        "I am out of the office.\n\nOn 2 Nov 2026 at 10:05, The Office <office@pcc.example> wrote:\n> We would like your views on it.",
        false
    )]
    public async Task MailOnASign_IsListedForDecisionWhereItSaysMoreThanANotice(string header, string text, bool doubtful)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(new SendGridPost { Headers = [header], Text = text });

        Assert.Equal((MessageState.SetAside, doubtful), (message.State, message.Doubtful));
    }

    [Theory]
    [InlineData(
        "Auto-Submitted: auto-replied",
        "Automatic reply",
        "I am away until Monday. My husband beats me every night and will kill me."
    )]
    [InlineData("X-Autoreply: yes", "my husband is going to kill me", "I am away until Monday.")]
    public async Task MailOnASignThatTellsOfRisk_IsAResponseWithAFlag(string header, string subject, string text)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var message = await host.DeliverAsync(
            new SendGridPost
            {
                Headers = [header],
                Subject = subject,
                Text = text,
            }
        );

        var submission = await host.SubmissionOfAsync(message);
        Assert.Contains("looks-automatic", submission.Marks);
        Assert.Contains(submission.Work.Points, point => point.Flag is { State: FlagState.New });
        Assert.Empty(host.Thanks());
    }
}
