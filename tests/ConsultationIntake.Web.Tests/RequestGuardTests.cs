using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Web.Inbox;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConsultationIntake.Web.Tests;

public sealed class RequestGuardTests
{
    [Theory]
    [InlineData("/api/consultations/plan/submissions", SubmissionEndpoints.MaxBodyBytes)]
    [InlineData("/plan/answer/draft/files", SubmissionEndpoints.MaxBodyBytes)]
    [InlineData("/staff/plan", SubmissionEndpoints.MaxBodyBytes)]
    [InlineData("/api/inbox/messages", InboundEmailEndpoint.MaxBodyBytes)]
    public async Task Run_RequestLongerThanTaken_IsRefusedUnread(string path, long most)
    {
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(path, most));
        Assert.Equal(StatusCodes.Status413PayloadTooLarge, await StatusAsync(path, most + 1));
    }

    [Fact]
    public async Task Run_ReceivedMailOfAnyLength_IsLeftToItsHandler() =>
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync("/inbound/email", InboundEmailEndpoint.MaxBodyBytes + 1));

    private static async Task<int> StatusAsync(string path, long length)
    {
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = HttpMethods.Post;
        context.Request.Path = path;
        context.Request.ContentLength = length;
        context.Request.Body = Stream.Null;
        var guard = new RequestGuard(new ConsultationCatalogue([Samples.Consultation()]), new TestClock(Samples.Noon), NullLogger<RequestGuard>.Instance);

        var result = await guard.RunAsync(context, () => Task.FromResult(Results.Ok()));

        return Assert.IsAssignableFrom<IStatusCodeHttpResult>(result).StatusCode ?? StatusCodes.Status200OK;
    }
}
