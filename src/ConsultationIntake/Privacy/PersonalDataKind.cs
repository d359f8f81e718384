namespace ConsultationIntake.Privacy;

public enum PersonalDataKind
{
    Name,
    Email,
    Phone,
    Postcode,
    Address,
    VehicleRegistration,
    NhsNumber,
    NationalInsuranceNumber,
    DateOfBirth,

    /// <summary>A payment card's number, a sort code, the number of an account.</summary>
    BankOrCard,

    /// <summary>A passport's or driving licence's number, a crime's or incident's.</summary>
    DocumentNumber,

    /// <summary>What somebody is called on a social network, and where they are found there.</summary>
    OnlineName,
}
