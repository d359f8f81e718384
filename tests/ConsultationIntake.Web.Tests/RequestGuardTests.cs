using System.Text;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Inbox;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Builder;
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

    [Fact]
    public async Task Run_HandlerFails_SaysSoInItsPlace()
    {
        var context = Request("/api/consultations/plan/account", 0);
        context.Response.Body = new MemoryStream();

        await Guard(_ => throw new InvalidOperationException("A secret.")).InvokeAsync(context);

        Assert.Equal(StatusCodes.Status500InternalServerError, context.Response.StatusCode);
        Assert.Equal("no-store", context.Response.Headers.CacheControl);
        context.Response.Body.Position = 0;
        var said = await new StreamReader(context.Response.Body).ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Nothing that was confirmed", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "", StatusCodes.Status415UnsupportedMediaType)]
    [InlineData("application/json", "{}", StatusCodes.Status415UnsupportedMediaType)]
    [InlineData("multipart/form-data", "x", StatusCodes.Status400BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data", StatusCodes.Status400BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "title=A%00B", StatusCodes.Status200OK)]
    public async Task Run_WhatIsNoForm_IsRefusedAsThat(string? type, string body, int status)
    {
        var context = Request("/staff/plan/replies", body.Length);
        context.Request.ContentType = type;
        context.Request.Body = new MemoryStream(Encoding.ASCII.GetBytes(body));

        await Guard(async request => await FormBody.ReadAsync(request.Request, TestContext.Current.CancellationToken)).InvokeAsync(context);

        Assert.Equal(status, context.Response.StatusCode);
    }

    private static async Task<int> StatusAsync(string path, long length)
    {
        var context = Request(path, length);

        await Guard(_ => Task.CompletedTask).InvokeAsync(context);

        return context.Response.StatusCode;
    }

    private static RequestGuard Guard(RequestDelegate next) =>
        new(next, new ConsultationCatalogue([Samples.Consultation()]), new TestClock(Samples.Noon), NullLogger<RequestGuard>.Instance);

    private static DefaultHttpContext Request(string path, long length)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddConsultationWeb();
        builder.Services.AddSingleton(TimeProvider.System);
        var context = new DefaultHttpContext { RequestServices = builder.Build().Services };
        context.Request.Method = HttpMethods.Post;
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("consult.example.org");
        context.Request.Path = path;
        context.Request.ContentLength = length;
        context.Request.Body = Stream.Null;
        return context;
    }
}
