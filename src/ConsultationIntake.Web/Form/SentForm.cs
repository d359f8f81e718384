using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace ConsultationIntake.Web.Form;

/// <summary>A form as it was sent, within limits that no person reaches.</summary>
internal sealed class SentForm
{
    private const int MaxFields = 500;
    private const int MaxFieldBytes = 4 * 1024 * 1024;

    private readonly IFormCollection form;

    private SentForm(IFormCollection form) => this.form = form;

    public IFormFileCollection Files => form.Files;

    /// <summary>Throws <see cref="BadHttpRequestException"/> where it is too much or cannot be read.</summary>
    public static async Task<SentForm> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType)
            throw new BadHttpRequestException("This is not a form.", StatusCodes.Status415UnsupportedMediaType);
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions
        {
            ValueCountLimit = MaxFields,
            ValueLengthLimit = MaxFieldBytes,
            KeyLengthLimit = 1024,
            MultipartBodyLengthLimit = Uploads.MaxBytesTogether + (1024 * 1024),
        }));
        try
        {
            return new SentForm(await context.Request.ReadFormAsync(cancellationToken));
        }
        catch (InvalidDataException refused)
        {
            throw new BadHttpRequestException(
                "The form was not taken.",
                refused.Message.Contains("limit", StringComparison.OrdinalIgnoreCase) ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest,
                refused);
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form was cut off.", StatusCodes.Status400BadRequest, cut);
        }
    }

    /// <summary>
    /// What was filled in, with the line ends of a text and without the control characters that no keyboard makes; empty
    /// where the field is not there.
    /// </summary>
    public string Text(string name) => Tidy(form[name].ToString());

    public IEnumerable<string> All(string name) => ((IEnumerable<string?>)form[name]).OfType<string>();

    public bool Has(string name) => form.ContainsKey(name);

    private static string Tidy(string value)
    {
        value = value.ReplaceLineEndings("\n");
        return value.Any(IsStray) ? string.Concat(value.Where(c => !IsStray(c))) : value;
    }

    private static bool IsStray(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
