using System.IO.Pipelines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultationIntake.Web.Pages;

/// <summary>
/// A Razor component as a response. Both hosts execute it. A few are rendered at a time, since one with fifty points takes megabytes while
/// it is: a crowd waits its turn instead of filling the memory. Who reads slowly keeps nobody waiting: a page that is rendered is sent
/// from a buffer.
/// </summary>
internal static class PageResult
{
    internal static IResult Of<TPage>(object parameters, int statusCode = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new Page(new RazorComponentResult<TPage>(parameters) { StatusCode = statusCode, PreventStreamingRendering = true });

    private sealed class Page(IResult component) : IResult
    {
        private static readonly SemaphoreSlim Room = new(2 * Environment.ProcessorCount);

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var rendered = new Pipe(new PipeOptions(pauseWriterThreshold: long.MaxValue, useSynchronizationContext: false));
            try
            {
                await RenderAsync(httpContext, rendered.Writer);
                await rendered.Reader.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
            }
            finally
            {
                await rendered.Reader.CompleteAsync();
            }
        }

        private async Task RenderAsync(HttpContext context, PipeWriter to)
        {
            var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            await Room.WaitAsync(context.RequestAborted);
            try
            {
                context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(to.AsStream(leaveOpen: true), body));
                await component.ExecuteAsync(context);
            }
            finally
            {
                context.Features.Set(body);
                await to.CompleteAsync();
                Room.Release();
            }
        }
    }
}
