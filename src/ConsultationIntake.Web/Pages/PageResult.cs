using System.IO.Pipelines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Pages;

/// <summary>
/// A Razor component as a response. Both hosts execute it. A few are rendered at a time, since one with fifty points takes megabytes while
/// it is: a crowd waits its turn instead of filling the memory, staff apart from strangers. Who reads slowly keeps nobody waiting: a page
/// that is rendered is sent from a buffer, after its turn, and there are only so many bytes of those (<see cref="UnreadPages"/>).
/// </summary>
internal static class PageResult
{
    internal static IResult Of<TPage>(object parameters, int statusCode = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new Page(new RazorComponentResult<TPage>(parameters) { StatusCode = statusCode, PreventStreamingRendering = true });

    private sealed class Page(IResult component) : IResult
    {
        /// <summary>Kestrel takes so much for a client before it waits for it.</summary>
        private const int Short = 64 * 1024;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var rendered = new Pipe(new PipeOptions(pauseWriterThreshold: long.MaxValue, useSynchronizationContext: false));
            var rooms = httpContext.RequestServices.GetRequiredService<PageRooms>();
            var room = httpContext.Request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase)
                ? rooms.Staff
                : rooms.Strangers;
            IDisposable? place = null;
            try
            {
                using (await room.Rendering.EnterAsync(0, httpContext.RequestAborted))
                    await RenderAsync(httpContext, rendered.Writer);
                place = await RoomToSendAsync(httpContext, room.Unread, rendered.Reader);
                await rendered.Reader.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
            }
            finally
            {
                place?.Dispose();
                await rendered.Reader.CompleteAsync();
            }
        }

        /// <summary>Null for a short page, which the server takes at once.</summary>
        private static async Task<IDisposable?> RoomToSendAsync(HttpContext context, UnreadPages unread, PipeReader rendered)
        {
            var page = await rendered.ReadAsync(context.RequestAborted);
            var bytes = page.Buffer.Length;
            rendered.AdvanceTo(page.Buffer.Start);
            return bytes <= Short ? null : await unread.BeginAsync(bytes, context.Abort, context.RequestAborted);
        }

        private async Task RenderAsync(HttpContext context, PipeWriter to)
        {
            var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            try
            {
                context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(to.AsStream(leaveOpen: true), body));
                await component.ExecuteAsync(context);
            }
            finally
            {
                context.Features.Set(body);
                await to.CompleteAsync();
            }
        }
    }
}
