/* Countries that a letter from the United Kingdom can be posted to, as the last
 * line of an address names them.
 * Source: ISO 3166-1, short names in English, and names in daily use. */
#include "doc/address.h"

#include <stdlib.h>
#include <strings.h>

/* In order, case aside. */
static const char *const countries[] = {
	"Afghanistan", "Aland Islands", "Albania", "Algeria",
	"American Samoa", "Andorra", "Angola", "Anguilla", "Antarctica",
	"Antigua and Barbuda", "Argentina", "Armenia", "Aruba", "Australia",
	"Austria", "Azerbaijan", "Bahamas", "Bahrain", "Bangladesh",
	"Barbados", "Belarus", "Belgium", "Belize", "Benin", "Bermuda",
	"Bhutan", "Bolivia", "Bosnia and Herzegovina", "Botswana",
	"Bouvet Island", "Brazil", "British Indian Ocean Territory",
	"British Virgin Islands", "Brunei", "Bulgaria", "Burkina Faso",
	"Burma", "Burundi", "Cambodia", "Cameroon", "Canada", "Cape Verde",
	"Caribbean NL", "Cayman Islands", "Central African Rep.", "Chad",
	"Chile", "China", "Christmas Island", "Cocos Islands", "Colombia",
	"Comoros", "Congo", "Cook Islands", "Costa Rica", "Cote d'Ivoire",
	"Croatia", "Cuba", "Curacao", "Cyprus", "Czech Republic",
	"Democratic Republic of the Congo", "Denmark", "Djibouti",
	"Dominica", "Dominican Republic", "East Timor", "Ecuador", "Egypt",
	"Eire", "El Salvador", "Equatorial Guinea", "Eritrea", "Estonia",
	"Eswatini", "Ethiopia", "Falkland Islands", "Faroe Islands", "Fiji",
	"Finland", "France", "French Guiana", "French Polynesia",
	"French S. Terr.", "Gabon", "Gambia", "Georgia", "Germany", "Ghana",
	"Gibraltar", "Greece", "Greenland", "Grenada", "Guadeloupe", "Guam",
	"Guatemala", "Guernsey", "Guinea", "Guinea-Bissau", "Guyana",
	"Haiti", "Heard Island and McDonald Islands", "Holland", "Honduras",
	"Hong Kong", "Hungary", "Iceland", "India", "Indonesia", "Iran",
	"Iraq", "Ireland", "Isle of Man", "Israel", "Italy", "Ivory Coast",
	"Jamaica", "Japan", "Jersey", "Jordan", "Kazakhstan", "Kenya",
	"Kiribati", "Kuwait", "Kyrgyzstan", "Laos", "Latvia", "Lebanon",
	"Lesotho", "Liberia", "Libya", "Liechtenstein", "Lithuania",
	"Luxembourg", "Macau", "Madagascar", "Malawi", "Malaysia",
	"Maldives", "Mali", "Malta", "Marshall Islands", "Martinique",
	"Mauritania", "Mauritius", "Mayotte", "Mexico", "Micronesia",
	"Moldova", "Monaco", "Mongolia", "Montenegro", "Montserrat",
	"Morocco", "Mozambique", "Myanmar", "Namibia", "Nauru", "Nepal",
	"Netherlands", "New Caledonia", "New Zealand", "Nicaragua", "Niger",
	"Nigeria", "Niue", "Norfolk Island", "North Korea",
	"North Macedonia", "Northern Mariana Islands", "Norway", "Oman",
	"Pakistan", "Palau", "Palestine", "Panama", "Papua New Guinea",
	"Paraguay", "Peru", "Philippines", "Pitcairn", "Poland", "Portugal",
	"Puerto Rico", "Qatar", "Republic of Ireland", "Reunion", "Romania",
	"Russia", "Rwanda", "Saint Martin", "Samoa", "San Marino",
	"Sao Tome and Principe", "Saudi Arabia", "Senegal", "Serbia",
	"Seychelles", "Sierra Leone", "Singapore", "Sint Maarten",
	"Slovakia", "Slovenia", "Solomon Islands", "Somalia", "South Africa",
	"South Georgia and the South Sandwich Islands", "South Korea",
	"South Sudan", "Spain", "Sri Lanka", "St Barthelemy", "St Helena",
	"St Kitts and Nevis", "St Lucia", "St Pierre and Miquelon",
	"St Vincent", "Sudan", "Suriname", "Svalbard and Jan Mayen",
	"Sweden", "Switzerland", "Syria", "Taiwan", "Tajikistan", "Tanzania",
	"Thailand", "Togo", "Tokelau", "Tonga", "Trinidad and Tobago",
	"Tunisia", "Turkey", "Turkmenistan", "Turks and Caicos Islands",
	"Tuvalu", "Uganda", "Ukraine", "United Arab Emirates",
	"United States", "United States of America", "Uruguay",
	"US minor outlying islands", "US Virgin Islands", "USA",
	"Uzbekistan", "Vanuatu", "Vatican City", "Venezuela", "Vietnam",
	"Wallis and Futuna", "Western Sahara", "Yemen", "Zambia", "Zimbabwe",
};

static int
by_name(const void *name, const void *country)
{
	return strcasecmp(name, *(const char *const *)country);
}

bool
address_country(const char *line)
{
	return bsearch(line, countries, sizeof countries / sizeof *countries,
		       sizeof *countries, by_name) != NULL;
}
