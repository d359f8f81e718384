using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConsultationIntake.Benchmarks;

/// <summary>
/// The same server with nothing behind it: one address reads a body and answers, the other writes it to disk first, a flush each.
/// </summary>
internal static class BaselineServer
{
    internal static async Task RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        var path = Path.GetTempFileName();
        await using var file = new FileStream(
            path,
            FileMode.Create,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 1,
            FileOptions.DeleteOnClose
        );
        using var turn = new SemaphoreSlim(1, 1);
        app.MapGet("/healthz", () => "healthy");
        app.MapPost(
            "/nothing",
            async context =>
            {
                await BodyAsync(context);
                await AnswerAsync(context);
            }
        );
        app.MapPost(
            "/flushed",
            async context =>
            {
                var body = await BodyAsync(context);
                await turn.WaitAsync();
                try
                {
                    file.Write(body.Span);
                    file.Flush(flushToDisk: true);
                }
                finally
                {
                    turn.Release();
                }

                await AnswerAsync(context);
            }
        );
        await app.RunAsync();
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext context)
    {
        var body = new byte[context.Request.ContentLength ?? 0];
        await context.Request.Body.ReadExactlyAsync(body);
        return body;
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        return context.Response.WriteAsJsonAsync(new Answer("ABC-DEF-GHK", "police-and-crime-plan", false));
    }

    private sealed record Answer(string Reference, string Consultation, bool Late);
}
