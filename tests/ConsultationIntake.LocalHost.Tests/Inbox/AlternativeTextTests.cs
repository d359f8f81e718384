namespace ConsultationIntake.LocalHost.Tests.Inbox;

/// <summary>Mails whose plain text and page, which stand for each other, do not say the same.</summary>
public sealed class AlternativeTextTests
{
    private const string Page = "<p>The hostel should be kept.</p><p>The towpath is dark and nobody goes there.</p>";

    [Theory]
    [InlineData("This is an HTML message. Your mail program cannot show it.", true)]
    [InlineData("View in browser: https://post.example/view?id=1", true)]
    [InlineData("The hostel should be kept.", false)]
    [InlineData("", false)]
    public async Task PlainTextThatSaysLess_ThePageIsRead(string text, bool differs)
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var submission = await host.SubmissionOfAsync(await host.DeliverAsync(new SendGridPost { Text = text, Html = Page }));

        Assert.Contains("The hostel should be kept.", submission.OwnWords(), StringComparison.Ordinal);
        Assert.Contains("The towpath is dark and nobody goes there.", submission.OwnWords(), StringComparison.Ordinal);
        Assert.Equal(differs, submission.Marks.Contains("texts-differ"));
        Assert.Equal(differs, submission.WaitsForPerson);
    }

    [Fact]
    public async Task PageThatSaysLess_ThePlainTextIsReadAndSomebodyLooks()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var submission = await host.SubmissionOfAsync(
            await host.DeliverAsync(
                new SendGridPost
                {
                    Text = "The hostel should be kept. Bring the river police back, and mend the clock on the tower.",
                    Html = "<p>The hostel should be kept.</p><p>See the leaflet enclosed.</p>",
                }
            )
        );

        Assert.Contains("river police", submission.OwnWords(), StringComparison.Ordinal);
        Assert.Contains("texts-differ", submission.Marks);
    }

    [Fact]
    public async Task TextsThatSayTheSame_ThePlainOneIsReadAndNobodyIsAsked()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var submission = await host.SubmissionOfAsync(
            await host.DeliverAsync(
                new SendGridPost
                {
                    Text = "*The hostel* should be kept.\n\n1. The towpath is dark <https://post.example/towpath> and nobody goes there.",
                    Html =
                        "<p><b>The hostel</b> should be kept.</p><ol><li>The towpath is <a href=\"https://post.example/towpath\">dark</a> "
                        + "and nobody goes there.</li></ol>",
                }
            )
        );

        Assert.StartsWith("*The hostel*", submission.OwnWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("texts-differ", submission.Marks);
    }
}
