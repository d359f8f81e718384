using ConsultationIntake.Inbox;
using ConsultationIntake.Inbox.Messages;

namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>The same mail twice, and another mail that only looks the same.</summary>
public sealed class DuplicateTests
{
    [Fact]
    public async Task Post_SameBodyTwice_IsOneSubmissionAndOneDuplicate()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var body = new SendGridPost().ToBytes();

        var first = await host.DeliverAsync(body);
        var second = await host.DeliverAsync(body);

        Assert.Equal((MessageState.Submission, MessageState.Duplicate), (first.State, second.State));
        Assert.Equal(first.Reference, second.Reference);
        var tally = await host.MailTallyAsync();
        Assert.Equal((2, 1, 1), (tally.Messages, tally.Submissions, tally.Duplicates));
        Assert.True(tally.AddsUp);
        Assert.Single(host.Thanks());
    }

    [Fact]
    public async Task Post_SameLetterWithoutMessageId_IsKnownAgain()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var post = new SendGridPost { MessageId = null };

        await host.DeliverAsync(post);
        var second = await host.DeliverAsync(post);

        Assert.Equal(MessageState.Duplicate, second.State);
    }

    [Fact]
    public async Task Post_OtherLetterUnderAUsedMessageId_IsNotLost()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        await host.DeliverAsync(new SendGridPost { MessageId = "same@northdale.example" });
        var second = await host.DeliverAsync(
            new SendGridPost { MessageId = "same@northdale.example", Text = "A different letter: the budget should be larger." }
        );

        Assert.Equal(MessageState.Submission, second.State);
        Assert.Contains(EmailMarks.MessageIdReused, (await host.SubmissionOfAsync(second)).Marks);
    }
}
