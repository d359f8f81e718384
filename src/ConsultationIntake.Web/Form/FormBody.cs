using System.Text;
using ConsultationIntake.Web.Bodies;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ConsultationIntake.Web.Form;

/// <summary>Reads a form, and refuses what is none with an answer that says so.</summary>
public static class FormBody
{
    /// <exception cref="BadHttpRequestException">It is no form (415), too much (413), or cannot be read (400).</exception>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            throw new BadHttpRequestException("This is not a form.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            await LongBody.ArriveAsync(request, cancellationToken);
            await LeaveOutNullsAsync(request, cancellationToken);
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (NotSupportedException unreadable)
        {
            // In UTF-7, which nobody writes and which hides what is written.
            throw new BadHttpRequestException(
                "The form's characters are not known.",
                StatusCodes.Status415UnsupportedMediaType,
                unreadable
            );
        }
        catch (InvalidDataException refused)
        {
            throw new BadHttpRequestException(
                "The form was not taken.",
                refused.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                    ? StatusCodes.Status413PayloadTooLarge
                    : StatusCodes.Status400BadRequest,
                refused
            );
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form was cut off.", StatusCodes.Status400BadRequest, cut);
        }
    }

    /// <summary>
    /// The framework refuses a whole form for one <c>%00</c>. No keyboard makes it, and what stands around it is somebody's answer.
    /// </summary>
    private static async Task LeaveOutNullsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "application/x-www-form-urlencoded")
            return;
        if (await LongBody.ArriveAsync(request, cancellationToken) && request.Body.Length > SentForm.MaxBytesOfText)
            throw new BadHttpRequestException("The form is too long.", StatusCodes.Status413PayloadTooLarge);
        var body = new MemoryStream(request.Body.CanSeek ? (int)request.Body.Length : 0);
        await request.Body.CopyToAsync(body, cancellationToken);
        var sent = body.GetBuffer().AsSpan(0, (int)body.Length);
        body.Position = 0;
        request.Body =
            sent.IndexOf("%00"u8) < 0
                ? body
                : new MemoryStream(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(sent).Replace("%00", "", StringComparison.Ordinal)));
    }
}
