using System.Net;

namespace ConsultationIntake.Functions.Mail;

/// <summary>
/// Tells a request that was not sent from one that was sent whole and got no whole answer: of the second nobody knows what became of it,
/// and <see cref="NoAnswerException"/> says so.
/// </summary>
internal sealed class WatchedHandover : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The same request may come again: each time is watched for itself.
        var body = request.Content;
        using var watched = new WatchedContent(body);
        request.Content = watched;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        catch (Exception lost) when (watched.IsWhole && lost is OperationCanceledException or HttpRequestException or IOException)
        {
            throw new NoAnswerException(lost);
        }
        finally
        {
            request.Content = body;
        }
    }

    /// <summary>Content that knows whether it was written to the end, and leaves the content within to its owner.</summary>
    private sealed class WatchedContent : HttpContent
    {
        private readonly HttpContent? inner;

        internal WatchedContent(HttpContent? inner)
        {
            this.inner = inner;
            foreach (var (name, values) in inner?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                Headers.TryAddWithoutValidation(name, values);
        }

        internal bool IsWhole { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            if (inner is not null)
                await inner.CopyToAsync(stream, context, cancellationToken);
            IsWhole = true;
        }

        protected override bool TryComputeLength(out long length)
        {
            var known = inner is null ? 0 : inner.Headers.ContentLength;
            length = known ?? 0;
            return known is not null;
        }
    }
}

/// <summary>All of a request was sent and no whole answer came back.</summary>
internal sealed class NoAnswerException(Exception why) : Exception("All of it was sent and no answer came back.", why);
